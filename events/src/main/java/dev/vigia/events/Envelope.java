package dev.vigia.events;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every event carries.
 *
 * @param eventId idempotency key: two events with one id are the same event
 * @param agentId the agent that the conversation is with
 * @param agentVersion the agent's own version label, where it gives one
 * @param conversationId null for events that belong to an agent rather than to a conversation, and where only the user is
 *     known: the jobs then tell conversations apart by the user's silences
 * @param userId pseudonym of the user; the bridge replaces the real one before Kafka
 * @param channel where the user is (web, app, …)
 * @param locale BCP 47 tag that the client claims
 * @param occurredAt event time, milliseconds
 * @param observedAt when the bridge saw it
 * @param source the connection or client it came through
 * @param sequence number within the source, gapless: a gap is a loss that can be proved
 * @param attributes free labels of the sender
 */
public record Envelope(
        String eventId,
        String agentId,
        @Nullable String agentVersion,
        @Nullable String conversationId,
        @Nullable String userId,
        @Nullable String channel,
        @Nullable String locale,
        Instant occurredAt,
        Instant observedAt,
        String source,
        long sequence,
        Map<String, String> attributes) {

    public Envelope {
        attributes = Map.copyOf(attributes);
    }

    /** The same event with other labels. */
    public Envelope withAttributes(Map<String, String> others) {
        return new Envelope(
                eventId,
                agentId,
                agentVersion,
                conversationId,
                userId,
                channel,
                locale,
                occurredAt,
                observedAt,
                source,
                sequence,
                others);
    }

    /** The same event of a user that is known under another name. */
    public Envelope withUserId(@Nullable String other) {
        return new Envelope(
                eventId,
                agentId,
                agentVersion,
                conversationId,
                other,
                channel,
                locale,
                occurredAt,
                observedAt,
                source,
                sequence,
                attributes);
    }
}
