package dev.vigia.local.reprocess;

import dev.vigia.local.flink.BatchRun;
import dev.vigia.local.flink.FlinkRest;
import dev.vigia.local.home.DataOption;
import dev.vigia.local.home.Installation;
import dev.vigia.local.home.StackException;
import dev.vigia.local.home.StackFile;
import dev.vigia.schema.Generations;
import java.io.PrintWriter;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigia reprocess}: exit code 1 when the job failed or a generation cannot be used as asked. */
@Command(
        name = "reprocess",
        description = "Computes conversations, turns and metrics anew from all recorded events, into a generation of"
                + " its own, and reports what differs.",
        mixinStandardHelpOptions = true)
public final class ReprocessCommand implements Callable<Integer> {
    private static final String JAR = "flink-jobs/target/vigia-flink-jobs.jar";
    private static final String MAIN = "dev.vigia.jobs.conversations.ReprocessJob";

    @Option(names = "--from", paramLabel = "T", description = "Start of the range, RFC 3339 (default: the beginning).")
    private Instant from = Instant.parse("1970-01-01T00:00:00Z");

    @Option(names = "--to", paramLabel = "T", description = "End of the range (default: as far as all is settled).")
    private @Nullable Instant to;

    @Option(
            names = "--history",
            paramLabel = "WHERE",
            description = "What is read: archive, kafka or all (default: ${DEFAULT-VALUE}, each event once).")
    private String history = "all";

    @Option(names = "--diff-only", description = "Drops the new generation after the report.")
    private boolean diffOnly;

    @Option(names = "--activate", description = "Lets readers see the new generation.")
    private boolean activate;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (diffOnly && activate) {
            throw new StackException("--diff-only and --activate exclude each other");
        }
        if (!List.of("archive", "kafka", "all").contains(history)) {
            throw new StackException("--history is archive, kafka or all, not " + history);
        }
        var stack = stack();
        var generations = generations(stack);
        int live = generations.live();
        var settled = generations.settledUntil(to == null ? Clock.systemUTC().instant() : to);
        if (!from.isBefore(settled)) {
            throw new StackException(
                    "nothing is settled from " + from + " on: the oldest open conversation began at " + settled);
        }
        int made = generations.begin("reprocessed " + from + " to " + settled);
        say("generation " + made + " is computed beside generation " + live + " …");
        new BatchRun(new FlinkRest(URI.create(stack.flink())))
                .run(
                        Installation.current().built(JAR),
                        MAIN,
                        List.of("VIGIA_GENERATION=" + made, "VIGIA_HISTORY=" + history));
        report(generations, live, made, settled);
        if (diffOnly) {
            generations.drop(made);
            say("generation " + made + " is dropped");
            return 0;
        }
        generations.complete(made, live, from, settled);
        if (activate) {
            generations.activate(made);
            say("generation " + made + " is live; back: ./vigia reprocess activate " + live);
        } else {
            say("generation " + made + " is ready: ./vigia reprocess activate " + made + ", or drop " + made);
        }
        return 0;
    }

    @Command(name = "list", description = "Shows all generations.", mixinStandardHelpOptions = true)
    int list() throws Exception {
        for (var generation : generations(stack()).list()) {
            say("%d  %-8s  %s  %s"
                    .formatted(generation.number(), generation.status(), generation.createdAt(), generation.reason()));
        }
        return 0;
    }

    @Command(name = "activate", description = "Lets readers see another generation.", mixinStandardHelpOptions = true)
    int activate(@Parameters(paramLabel = "N") int generation) throws Exception {
        change(generation, Generations::activate);
        say("generation " + generation + " is live");
        return 0;
    }

    @Command(name = "drop", description = "Deletes a generation that is not live.", mixinStandardHelpOptions = true)
    int drop(@Parameters(paramLabel = "N") int generation) throws Exception {
        change(generation, Generations::drop);
        say("generation " + generation + " is dropped");
        return 0;
    }

    /** What is done to a generation. */
    private interface Change {
        void to(Generations generations, int generation) throws SQLException;
    }

    private void change(int generation, Change change) throws Exception {
        try {
            change.to(generations(stack()), generation);
        } catch (IllegalArgumentException refused) {
            throw new StackException(String.valueOf(refused.getMessage()), refused);
        }
    }

    private void report(Generations generations, int live, int made, Instant settled) throws SQLException {
        say("differences from " + from + " to " + settled + ":");
        say("%-20s %10s %10s %10s %10s".formatted("table", "same", "changed", "added", "removed"));
        for (var table : generations.compare(live, made, from, settled)) {
            say("%-20s %,10d %,10d %,10d %,10d"
                    .formatted(table.table(), table.same(), table.changed(), table.added(), table.removed()));
        }
        generations.totals(live, made, from, settled).forEach((name, total) -> {
            if (total.before() != total.after()) {
                say("%-22s %,d -> %,d".formatted(name, total.before(), total.after()));
            }
        });
    }

    private StackFile stack() throws Exception {
        return StackFile.read(data.directory().stackFile())
                .orElseThrow(() -> new StackException(
                        "no stack runs on " + data.directory().root() + ": start one with ./vigia up"));
    }

    private static Generations generations(StackFile stack) {
        var database = new PGSimpleDataSource();
        database.setUrl(stack.postgres());
        return new Generations(database);
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
