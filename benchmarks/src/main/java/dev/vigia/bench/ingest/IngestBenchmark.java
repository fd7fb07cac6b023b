package dev.vigia.bench.ingest;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.bench.Verdict;
import dev.vigia.bench.process.BridgeNode;
import dev.vigia.bench.process.KafkaNode;
import dev.vigia.bench.process.Workplace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Events a second that the bridge has acknowledged, over HTTP and over WebSocket, against Kafka's ProducerPerformance
 * with acks=all and records of the same size into the same broker. The lower of the two ratios counts.
 */
@Command(name = "ingest", description = "Acknowledged events/s over HTTP and WebSocket / Kafka's ProducerPerformance.")
public final class IngestBenchmark implements Callable<Integer> {
    private static final double BAR = 0.3;
    private static final int BATCH = 200;
    private static final int CONNECTIONS = 4;
    /** An event of ours in Kafka: what the client sends, and source, sequence and time of arrival. */
    private static final int RECORD_BYTES = 450;

    @Option(names = "--events", defaultValue = "200000", description = "Events a round (default: ${DEFAULT-VALUE}).")
    private int events;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds, after one to warm up.")
    private int rounds;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var out = spec.commandLine().getOut();
        var http = new double[rounds];
        var stream = new double[rounds];
        var reference = new double[rounds];
        try (var workplace = new Workplace()) {
            var kafka = new KafkaNode(workplace);
            var bridge = new BridgeNode(workplace, kafka.bootstrap(), "none=ws://127.0.0.1:1");
            for (int round = -1; round < rounds; round++) {
                var overHttp = events / HttpSenders.seconds(bridge, batches("http" + round), CONNECTIONS);
                var overStream = events / StreamSenders.seconds(bridge, batches("stream" + round), CONNECTIONS);
                var producer = new ProducerPerformance(workplace, kafka).eventsPerSecond(events, RECORD_BYTES);
                if (round >= 0) {
                    http[round] = overHttp;
                    stream[round] = overStream;
                    reference[round] = producer;
                }
                out.printf(
                        "%s: HTTP %,.0f, WebSocket %,.0f, ProducerPerformance %,.0f events/s%n",
                        round < 0 ? "warm-up" : "round " + (round + 1), overHttp, overStream, producer);
                out.flush();
            }
        } catch (IllegalStateException refused) {
            throw new BenchmarkException(String.valueOf(refused.getMessage()), refused);
        }
        double producer = Verdict.median(reference);
        double httpRatio = Verdict.median(http) / producer;
        double streamRatio = Verdict.median(stream) / producer;
        out.printf("HTTP ratio %.3f, WebSocket ratio %.3f%n", httpRatio, streamRatio);
        return new Verdict("ingest", Math.min(httpRatio, streamRatio), BAR).print(out);
    }

    private List<byte[]> batches(String run) {
        var batches = new ArrayList<byte[]>();
        for (int done = 0; done < events; done += BATCH) {
            var batch = new StringBuilder("[");
            for (int i = done; i < Math.min(events, done + BATCH); i++) {
                batch.append(i == done ? "" : ",").append(event(run, i));
            }
            batches.add(batch.append(']').toString().getBytes(StandardCharsets.UTF_8));
        }
        return batches;
    }

    private static String event(String run, int number) {
        return """
                {"eventId":"%s-%d","type":"message.user","agentId":"shop","conversationId":"c%d","userId":"user-%d",\
                "text":"¿Dónde está mi pedido número %d? Lo pedí hace ya una semana y nadie me contesta."}""".formatted(run, number, number % 1000, number % 500, number);
    }
}
