package dev.vigia.analysis.cli;

import picocli.CommandLine.Command;

/** {@code vigia sentiment train|test|ratings}. */
@Command(
        name = "sentiment",
        description = "Trains or scores the sentiment model of one language, or compares it with ratings.",
        mixinStandardHelpOptions = true,
        subcommands = {SentimentTrainCommand.class, SentimentTestCommand.class, SentimentRatingsCommand.class})
public final class SentimentCommand {}
