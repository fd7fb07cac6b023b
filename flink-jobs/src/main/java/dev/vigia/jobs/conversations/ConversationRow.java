package dev.vigia.jobs.conversations;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code chat_conversation}, without its generation. Times are epoch milliseconds.
 *
 * @param endedAt null while it is open
 * @param outcome null until a user has said something
 * @param messages those of users and agents, and failures to answer
 * @param turns how many turns there are
 */
public record ConversationRow(
        String conversationId,
        Dimensions dimensions,
        @Nullable String userId,
        long startedAt,
        long lastEventAt,
        @Nullable Long endedAt,
        @Nullable String endReason,
        @Nullable Outcome outcome,
        int messages,
        int userMessages,
        int agentMessages,
        int turns,
        TurnTotals totals,
        Ratings ratings,
        long version) {}
