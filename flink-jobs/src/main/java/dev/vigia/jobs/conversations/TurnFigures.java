package dev.vigia.jobs.conversations;

import org.jspecify.annotations.Nullable;

/**
 * What a turn amounts to.
 *
 * @param number 1 for the conversation's first turn
 * @param firstResponseMs from the user's message to the first piece of the first answer; null without an answer
 * @param responseMs from the user's message to the last piece of the last answer; null without an answer
 * @param model of the last answer that names one
 * @param stalls silences within the streamed answers; null when none was streamed
 */
public record TurnFigures(
        int number,
        TurnStatus status,
        @Nullable Long firstResponseMs,
        @Nullable Long responseMs,
        int agentMessages,
        @Nullable String model,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable Long stalls) {}
