package dev.vigia.bench.pipeline;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.bench.Verdict;
import dev.vigia.schema.Generations;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Events a second of reprocessing, its start included, beside those of the live job. Fails when the two generations
 * differ.
 */
@Command(name = "reprocess", description = "History computed anew in batch mode, events/s / the live job.")
public final class ReprocessBenchmark implements Callable<Integer> {
    private static final double BAR = 1.5;

    @Mixin
    private final TrafficOptions traffic = new TrafficOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (var servers = Servers.start()) {
            traffic.sendTo(servers);
            var live = new FullJob(servers, "rocksdb", 1).run(traffic.events());
            out.printf("live: %s (%s)%n", live, traffic);
            out.flush();
            int made = new Generations(servers.postgres().getPostgresDatabase()).begin("benchmark");
            var again = FullJob.reprocess(servers, made, traffic.events());
            out.printf("reprocessing: %s%n", again);
            check(servers, "chat_message", made);
            check(servers, "chat_turn", made);
            check(servers, "chat_conversation", made);
            return new Verdict("reprocess", again.perSecond() / live.perSecond(), BAR).print(out);
        }
    }

    private static void check(Servers servers, String table, int generation) {
        long before = servers.number("select count(*) from " + table + " where generation = 1");
        long after = servers.number("select count(*) from " + table + " where generation = " + generation);
        if (before != after) {
            throw new BenchmarkException("%s has %,d rows, reprocessed %,d".formatted(table, before, after));
        }
    }
}
