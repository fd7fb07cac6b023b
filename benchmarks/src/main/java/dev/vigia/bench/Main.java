package dev.vigia.bench;

import dev.vigia.bench.freshness.FreshnessBenchmark;
import dev.vigia.bench.ingest.IngestBenchmark;
import dev.vigia.bench.masking.MaskingBenchmark;
import dev.vigia.bench.pipeline.PipelineBenchmark;
import dev.vigia.bench.pipeline.ReprocessBenchmark;
import dev.vigia.bench.pipeline.SinkBenchmark;
import dev.vigia.bench.sentiment.SentimentBenchmark;
import dev.vigia.bench.sketch.SketchBenchmark;
import dev.vigia.bench.spool.SpoolBenchmark;
import dev.vigia.bench.tap.TapBenchmark;
import dev.vigia.bench.understanding.QuestionsBenchmark;
import dev.vigia.bench.understanding.SimilarityBenchmark;
import dev.vigia.bench.understanding.TopicsBenchmark;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs one benchmark, or all of them one after another when none is named. */
@Command(
        name = "vigia bench",
        mixinStandardHelpOptions = true,
        description = "Benchmarks, each beside a reference in the same run; the last line is the ratio."
                + " Without a name: all of them.",
        synopsisSubcommandLabel = "[NAME]",
        subcommands = {
            SketchBenchmark.class,
            PipelineBenchmark.class,
            ReprocessBenchmark.class,
            SinkBenchmark.class,
            FreshnessBenchmark.class,
            MaskingBenchmark.class,
            TapBenchmark.class,
            IngestBenchmark.class,
            SpoolBenchmark.class,
            SentimentBenchmark.class,
            TopicsBenchmark.class,
            SimilarityBenchmark.class,
            QuestionsBenchmark.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain);
    }

    /** Runs all; the exit code is that of the worst. */
    @Override
    public Integer call() {
        int worst = 0;
        for (String name : spec.subcommands().keySet()) {
            if (!name.equals("help")) {
                spec.commandLine().getOut().printf("== %s%n", name);
                worst = Math.max(worst, commandLine().execute(name));
            }
        }
        return worst;
    }

    /** What is missing on the machine or in the arguments is one line; anything else is a bug and shows where. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof BenchmarkException clear) {
            command.getErr().println("vigia: " + clear.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return 1;
    }
}
