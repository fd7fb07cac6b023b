package dev.vigia.analysis.cli;

import picocli.CommandLine.Command;

/** {@code vigia topics train|test}. */
@Command(
        name = "topics",
        description = "Trains or scores a topic classifier of your own.",
        mixinStandardHelpOptions = true,
        subcommands = {TopicsTrainCommand.class, TopicsTestCommand.class})
public final class TopicsCommand {}
