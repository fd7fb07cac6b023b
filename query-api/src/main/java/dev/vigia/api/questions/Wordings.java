package dev.vigia.api.questions;

import dev.vigia.api.database.Snapshot;
import dev.vigia.api.http.TimeRange;
import java.util.List;
import java.util.Map;

/** How users put questions. */
final class Wordings {
    private static final int SAMPLES = 3;

    /** The newest 50 of a cluster in a range. */
    private static final String NEWEST = """
            select m.text
            from (
                select q.* from chat_question q
                where q.generation = :generation and q.cluster_id = :clusterId
                    and q.occurred_at >= :from and q.occurred_at < :to
                order by q.occurred_at desc limit 50) q
            join chat_message m on m.generation = :generation and m.conversation_id = q.conversation_id
                and m.occurred_at = q.occurred_at and m.event_id = q.event_id
            order by q.occurred_at desc, q.event_id""";

    /** The first wording of an agent's 500 clusters that were asked last. */
    private static final String OTHERS = """
            select c.representative from chat_question_cluster c
            where c.generation = :generation and c.agent_id = :agentId
            order by c.last_seen desc limit 500""";

    private Wordings() {}

    static List<String> newest(Snapshot snapshot, TimeRange range, String clusterId) {
        return snapshot.query(NEWEST, Map.of("clusterId", clusterId, "from", range.from(), "to", range.to()))
                .mapTo(String.class)
                .list();
    }

    static TypicalWords typical(Snapshot snapshot, String agentId) {
        return new TypicalWords(snapshot.query(OTHERS, Map.of("agentId", agentId))
                .mapTo(String.class)
                .list());
    }

    /** Different ways to put it, the newest first; {@code representative} is shown anyway. */
    static List<String> samples(List<String> texts, String representative) {
        return texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.equalsIgnoreCase(representative))
                .distinct()
                .limit(SAMPLES)
                .toList();
    }
}
