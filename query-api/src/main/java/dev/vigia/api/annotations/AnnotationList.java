package dev.vigia.api.annotations;

import dev.vigia.api.database.Snapshot;
import dev.vigia.api.database.Where;
import dev.vigia.api.http.Doc;
import dev.vigia.api.http.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Marks on the time axis. */
public record AnnotationList(
        @Doc("Newest first; at most `limit`") List<Annotation> items) {

    /** One mark. */
    public record Annotation(
            @Doc(value = "Id of its event", example = "0193b1f0-0000-7000-8000-000000000007")
            String eventId,

            @Doc(value = "The agent", example = "support") String agentId,

            @Doc(value = "The conversation; null when it is about the agent", example = "null") @Nullable
            String conversationId,

            @Doc(value = "deploy, prompt_change, incident or another short word", example = "deploy")
            String kind,

            @Doc(value = "For people", example = "Version 2026.11 is out")
            String text,

            @Doc(value = "When it happened", example = "2026-11-22T09:30:00Z")
            Instant occurredAt) {}

    private static final String QUERY = """
            select m.* from chat_annotation m
            where m.occurred_at >= :from and m.occurred_at < :to%s
            order by m.occurred_at desc, m.event_id
            limit :fetch""";

    private static final RowMapper<Annotation> ANNOTATION = (row, context) -> new Annotation(
            row.getString("event_id"),
            row.getString("agent_id"),
            row.getString("conversation_id"),
            row.getString("kind"),
            row.getString("text"),
            row.getTimestamp("occurred_at").toInstant());

    static AnnotationList find(Snapshot snapshot, TimeRange range, Optional<String> agentId, int limit) {
        var where = new Where()
                .and("m.agent_id = :agentId", "agentId", agentId)
                .bind("from", range.from())
                .bind("to", range.to())
                .bind("fetch", limit);
        return new AnnotationList(snapshot.handle()
                .createQuery(QUERY.formatted(where.sql()))
                .bindMap(where.values())
                .map(ANNOTATION)
                .list());
    }
}
