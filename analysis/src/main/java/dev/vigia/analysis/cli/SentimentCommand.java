package dev.vigia.analysis.cli;

import picocli.CommandLine.Command;

/** {@code vigia sentiment train|test}. */
@Command(
        name = "sentiment",
        description = "Trains or scores the sentiment model of one language.",
        mixinStandardHelpOptions = true,
        subcommands = {SentimentTrainCommand.class, SentimentTestCommand.class})
public final class SentimentCommand {}
