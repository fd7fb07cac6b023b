package dev.vigia.local;

import dev.vigia.analysis.cli.AnalyzeCommand;
import dev.vigia.analysis.cli.SentimentCommand;
import dev.vigia.analysis.cli.SimilarityCommand;
import dev.vigia.analysis.cli.TopicsCommand;
import dev.vigia.local.home.StackException;
import dev.vigia.local.rejected.RejectedCommand;
import dev.vigia.local.replay.ReplayCommand;
import dev.vigia.local.reprocess.ReprocessCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The launcher behind {@code ./vigia}. */
@Command(
        name = "vigia",
        mixinStandardHelpOptions = true,
        version = "Vigía 0.1.0",
        description = "Watches AI chat agents: the whole system on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            TakeOverCommand.class,
            LogsCommand.class,
            ReplayCommand.class,
            RejectedCommand.class,
            ReprocessCommand.class,
            AnalyzeCommand.class,
            SentimentCommand.class,
            SimilarityCommand.class,
            TopicsCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::explain)
                .execute(arguments));
    }

    /** What a person can put right is one line; anything else is a bug and shows where. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof StackException clear) {
            command.getErr().println("vigia: " + clear.getMessage());
        } else if (String.valueOf(failure.getMessage()).contains("No space left on device")) {
            command.getErr().println("vigia: the disk is full: " + failure.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return 1;
    }
}
