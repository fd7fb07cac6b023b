package dev.vigia.api.writes;

import dev.vigia.api.database.Snapshot;
import dev.vigia.api.http.ProblemException;
import dev.vigia.events.Envelope;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a later event of a conversation must repeat, so that it is counted with the conversation. */
public record StoredConversation(
        String conversationId,
        String agentId,
        @Nullable String agentVersion,
        @Nullable String userId,
        @Nullable String channel,
        @Nullable String locale) {

    private static final String QUERY = """
            select c.conversation_id, c.agent_id, nullif(c.agent_version, '') as agent_version, c.user_id,
                nullif(c.channel, '') as channel, nullif(c.locale, '') as locale
            from chat_conversation c
            where c.generation = :generation and c.conversation_id = :id""";

    /** @throws ProblemException 404 when no event of the conversation has been stored */
    public static StoredConversation find(Snapshot snapshot, String conversationId) {
        return snapshot.query(QUERY, Map.of("id", conversationId))
                .map((row, context) -> new StoredConversation(
                        row.getString("conversation_id"),
                        row.getString("agent_id"),
                        row.getString("agent_version"),
                        row.getString("user_id"),
                        row.getString("channel"),
                        row.getString("locale")))
                .findOne()
                .orElseThrow(() -> ProblemException.notFound("There is no such conversation"));
    }

    /** An envelope for an event of this conversation that happens now. Source and sequence are the publisher's. */
    public Envelope envelope(String eventId, Instant now) {
        return new Envelope(
                eventId,
                agentId,
                agentVersion,
                conversationId,
                userId,
                channel,
                locale,
                now,
                now,
                "",
                0,
                Map.of("via", "query-api"));
    }
}
