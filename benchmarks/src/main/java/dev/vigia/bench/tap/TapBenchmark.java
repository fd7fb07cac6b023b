package dev.vigia.bench.tap;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.bench.Verdict;
import dev.vigia.bench.process.BridgeNode;
import dev.vigia.bench.process.KafkaNode;
import dev.vigia.bench.process.ProcessorTime;
import dev.vigia.bench.process.Workplace;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The tap, recording into Kafka, against nginx as a WebSocket proxy in front of the same echo server. Round trips a
 * second, each user sending when the last answer has come; then, at a modest rate, the time that the tap adds to a round trip (both ways
 * together) over a direct connection. In the end Kafka must hold exactly the texts that the echo server saw.
 */
@Command(name = "tap", description = "Relay throughput with recording / nginx; added latency; nothing lost.")
public final class TapBenchmark implements Callable<Integer> {
    private static final double BAR = 0.7;
    /** The compilers come in waves: so many rounds without a cheaper one, and they are through. */
    private static final int WARM_ROUNDS = 5;

    private static final double CHEAPER = 0.98;
    private static final int COMPILING = 2;

    @Option(names = "--connections", defaultValue = "50", description = "Connections (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--window", defaultValue = "1", description = "Texts on the way in each connection: 1 = a chat.")
    private int window;

    @Option(names = "--seconds", defaultValue = "4", description = "Length of a round.")
    private int seconds;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds that count.")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "24", description = "Most rounds before, until the bridge is compiled.")
    private int warmUp;

    @Option(names = "--rate", defaultValue = "1000", description = "Texts a second while latency is measured.")
    private int rate;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private ProcessorTime processors = new ProcessorTime(Map.of());

    @Override
    public Integer call() {
        NginxNode.program();
        var out = spec.commandLine().getOut();
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
        try (var workplace = new Workplace()) {
            var echo = new EchoServer(loops);
            var nginx = new NginxNode(workplace, echo.port());
            var kafka = new KafkaNode(workplace);
            var bridge = new BridgeNode(workplace, kafka.bootstrap(), "echo=ws://127.0.0.1:" + echo.port());
            var direct = "ws://127.0.0.1:" + echo.port() + "/direct";
            var viaNginx = "ws://127.0.0.1:" + nginx.port() + "/nginx";
            var viaTap = "ws://127.0.0.1:" + bridge.port() + "/tap/echo" + EchoServer.RECORDED;
            processors = new ProcessorTime(
                    Map.of("nginx", nginx.process(), "bridge", bridge.process(), "Kafka", kafka.process()));
            double ratio = throughput(loops, direct, viaNginx, viaTap, out);
            latency(loops, direct, viaNginx, viaTap, out);
            compare(
                    echo.tally(),
                    new RecordedTally(kafka.bootstrap(), echo.tally().count()),
                    out);
            return new Verdict("tap", ratio, BAR).print(out);
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    /** Beside the rates, because on a machine where all parts share the processors the sum is what limits them. */
    private double throughput(EventLoopGroup loops, String direct, String viaNginx, String viaTap, PrintWriter out) {
        warmUp(loops, viaNginx, viaTap, out);
        var tap = new double[rounds];
        var reference = new double[rounds];
        var tapMicros = new double[rounds];
        var referenceMicros = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            var throughNginx = flood(loops, viaNginx, "n" + round);
            var throughTap = flood(loops, viaTap, "t" + round);
            reference[round] = throughNginx.perSecond();
            tap[round] = throughTap.perSecond();
            referenceMicros[round] = throughNginx.costs().total();
            tapMicros[round] = throughTap.costs().total();
            out.printf("round %d: tap %,.0f, nginx %,.0f round trips/s%n", round + 1, tap[round], reference[round]);
            out.printf("  microseconds of processor a round trip: %s | %s%n", throughTap.costs(), throughNginx.costs());
            out.flush();
        }
        var without = flood(loops, direct, "d");
        out.printf("without a proxy: %,.0f round trips/s; %s%n", without.perSecond(), without.costs());
        out.printf(
                "processor time of all parts a round trip: nginx / tap %.3f%n",
                Verdict.median(referenceMicros) / Verdict.median(tapMicros));
        return Verdict.median(tap) / Verdict.median(reference);
    }

    /**
     * A bridge runs for weeks, and is compiled then. Processor time tells, also where others use the machine. Between two
     * rounds nobody speaks: in a flood that takes all processors the compiler hardly gets one, and what it has begun is
     * still the slow code minutes later.
     */
    private void warmUp(EventLoopGroup loops, String viaNginx, String viaTap, PrintWriter out) {
        flood(loops, viaNginx, "wn");
        double best = Double.MAX_VALUE;
        int bestRound = 0;
        for (int round = 0; round < warmUp && round <= bestRound + WARM_ROUNDS; round++) {
            var now = flood(loops, viaTap, "w" + round);
            if (now.costs().total() < best * CHEAPER) {
                best = now.costs().total();
                bestRound = round;
            }
            pause(COMPILING);
            out.printf("warm-up: tap %,.0f round trips/s; %s%n", now.perSecond(), now.costs());
            out.flush();
        }
    }

    /** @param costs of one round trip */
    private record Flood(double perSecond, ProcessorTime.Each costs) {}

    private Flood flood(EventLoopGroup loops, String address, String run) {
        var trips = new LongAdder();
        var clients = clients(loops, address, run, nanos -> trips.increment());
        clients.forEach(client -> client.flood(window));
        long start = System.nanoTime();
        long before = trips.sum();
        var spentBefore = processors.now();
        pause(seconds);
        long done = trips.sum() - before;
        double perSecond = done * 1e9 / (System.nanoTime() - start);
        var costs = processors.eachSince(spentBefore, done);
        clients.forEach(EchoClient::stop);
        return new Flood(perSecond, costs);
    }

    private void latency(EventLoopGroup loops, String direct, String viaNginx, String viaTap, PrintWriter out) {
        var tap = new double[2][rounds];
        var nginx = new double[2][rounds];
        for (int round = 0; round < rounds; round++) {
            var base = talk(loops, direct, "ld" + round);
            var throughNginx = talk(loops, viaNginx, "ln" + round);
            var throughTap = talk(loops, viaTap, "lt" + round);
            for (int i = 0; i < 2; i++) {
                tap[i][round] = throughTap[i] - base[i];
                nginx[i][round] = throughNginx[i] - base[i];
            }
        }
        out.printf(
                "added to a round trip at %,d texts/s: tap p50 %.3f ms, p99 %.3f ms; nginx p50 %.3f ms, p99 %.3f ms%n",
                rate,
                Verdict.median(tap[0]),
                Verdict.median(tap[1]),
                Verdict.median(nginx[0]),
                Verdict.median(nginx[1]));
        out.flush();
    }

    /** Milliseconds, p50 and p99. */
    private double[] talk(EventLoopGroup loops, String address, String run) {
        var trips = new RoundTrips();
        var clients = clients(loops, address, run, trips);
        long interval = TimeUnit.SECONDS.toMicros(connections) / rate;
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).talk(interval * i / clients.size(), interval);
        }
        pause(seconds);
        clients.forEach(EchoClient::stop);
        return new double[] {trips.quantileMillis(0.5), trips.quantileMillis(0.99)};
    }

    private List<EchoClient> clients(EventLoopGroup loops, String address, String run, LongConsumer roundTrips) {
        var clients = new ArrayList<EchoClient>();
        for (int i = 0; i < connections; i++) {
            var name = run + "-" + i;
            clients.add(new EchoClient(loops, URI.create(address + "?conversationId=" + name), name, roundTrips));
        }
        return clients;
    }

    private static void pause(int seconds) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
    }

    private static void compare(Tally seen, RecordedTally recorded, PrintWriter out) {
        out.printf(
                "the echo server saw %,d texts; recorded: %,d of users, %,d of the agent%n",
                seen.count(), recorded.users().count(), recorded.agents().count());
        if (!seen.agreesWith(recorded.users()) || !seen.agreesWith(recorded.agents())) {
            throw new BenchmarkException("what was recorded is not what the echo server saw");
        }
        out.println("recorded exactly what the echo server saw");
    }
}
