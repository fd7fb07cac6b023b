package dev.vigia.bench.pipeline;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.bench.Verdict;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Events a second from Kafka through the whole conversations job into all its tables, beside one thread that copies the
 * messages among the same events into one table. Fails when the tables do not hold every event once.
 */
@Command(name = "pipeline", description = "Kafka to all tables, events/s / a bare consumer that copies the messages.")
public final class PipelineBenchmark implements Callable<Integer> {
    private static final double BAR = 0.25;
    private static final double STOCK_BAR = 2;
    private static final int ROUNDS = 3;

    @Mixin
    private final TrafficOptions traffic = new TrafficOptions();

    @Option(names = "--backend", description = "State: rocksdb (the default) or hashmap.")
    private String backend = "rocksdb";

    @Option(names = "--parallelism", defaultValue = "1", description = "Slots of the job.")
    private int parallelism;

    @Option(
            names = "--compare",
            description = "Runs the job by turns with RocksDB, with heap state and with two slots as well.")
    private boolean compare;

    @Option(names = "--stock", description = "Runs the job by turns with Flink's own JDBC sink.")
    private boolean stock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (var servers = Servers.start()) {
            traffic.sendTo(servers);
            servers.execute("create table " + BareConsumer.TABLE + " (like chat_message including all)");
            var bare = new BareConsumer().copy(servers, Servers.PARTITIONS, traffic.events());
            out.printf("bare consumer: %s%n", bare);
            out.flush();
            if (compare || stock) {
                // What is compared with itself must not be what the compiler was still busy with.
                out.print("warm-up, ");
                run(servers, backend, parallelism, out);
            }
            if (compare) {
                compare(servers, out);
            }
            if (stock) {
                besideStock(servers, out);
            }
            var ours = run(servers, backend, parallelism, out);
            return new Verdict("pipeline", ours.perSecond() / bare.perSecond(), BAR).print(out);
        }
    }

    /** By turns, because neither the machine nor the compiler stays as it is. */
    private void compare(Servers servers, PrintWriter out) throws Exception {
        var rocks = new double[ROUNDS];
        var heap = new double[ROUNDS];
        var two = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            rocks[round] = run(servers, "rocksdb", 1, out).perSecond();
            heap[round] = run(servers, "hashmap", 1, out).perSecond();
            two[round] = run(servers, "rocksdb", 2, out).perSecond();
        }
        double one = Verdict.median(rocks);
        out.printf(Locale.ROOT, "rocksdb / heap state: %.2f%n", one / Verdict.median(heap));
        out.printf(Locale.ROOT, "two slots / one slot: %.2f%n", Verdict.median(two) / one);
        out.flush();
    }

    /** Where rows replace each other, a batch that is one statement fails; elsewhere the stock sink may have it. */
    private void besideStock(Servers servers, PrintWriter out) throws Exception {
        try {
            new FullJob(servers, backend, parallelism, new StockSinks(servers, table -> true)).run(traffic.events());
            throw new BenchmarkException("the stock sink did not fail with rewritten batches: compare with that");
        } catch (JobFailedException failed) {
            out.printf("stock sink, all batches rewritten: %s%n", failed.getMessage());
            out.flush();
        }
        var sinks = new StockSinks(servers, table -> table.guard() == null);
        var own = new double[ROUNDS];
        var theirs = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            own[round] = run(servers, backend, parallelism, out).perSecond();
            var pace = new FullJob(servers, backend, parallelism, sinks).run(traffic.events());
            theirs[round] = pace.perSecond();
            out.printf("stock sink, batches rewritten where rows do not replace each other: %s%n", pace);
            out.flush();
            check(servers);
        }
        out.printf(
                Locale.ROOT,
                "our sink / stock sink: %.2f (bar %.2f)%n",
                Verdict.median(own) / Verdict.median(theirs),
                STOCK_BAR);
        out.flush();
    }

    private Pace run(Servers servers, String state, int slots, PrintWriter out) throws Exception {
        var pace = new FullJob(servers, state, slots).run(traffic.events());
        out.printf("conversations job: %s (%s, %d slots; %s)%n", pace, state, slots, traffic);
        out.flush();
        check(servers);
        return pace;
    }

    private void check(Servers servers) {
        long copied = servers.number("select count(*) from " + BareConsumer.TABLE);
        long messages = servers.number("select count(*) from chat_message");
        long missing = servers.number("select coalesce(sum(missing + abs(balance)), 0) from chat_ledger_balance");
        if (copied != messages || missing != 0) {
            throw new BenchmarkException("of %,d messages %,d are in chat_message; the ledger misses %,d"
                    .formatted(copied, messages, missing));
        }
    }
}
