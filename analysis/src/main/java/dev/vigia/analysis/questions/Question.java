package dev.vigia.analysis.questions;

import org.jspecify.annotations.Nullable;

/**
 * What a user asked.
 *
 * @param eventId of the message
 * @param occurredAt event time, epoch milliseconds
 * @param language ISO 639-1, or {@code und}
 * @param topic null for none of the known ones
 */
public record Question(
        String agentId,
        String eventId,
        long occurredAt,
        String language,
        @Nullable String topic,
        String text) {}
