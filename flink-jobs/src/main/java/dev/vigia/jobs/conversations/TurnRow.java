package dev.vigia.jobs.conversations;

/**
 * A row of {@code chat_turn}, without its generation.
 *
 * @param turnId event id of the user message
 * @param startedAt epoch milliseconds
 */
public record TurnRow(
        String conversationId,
        String turnId,
        Dimensions dimensions,
        long startedAt,
        TurnFigures figures,
        long version) {}
