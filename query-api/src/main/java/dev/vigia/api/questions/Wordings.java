package dev.vigia.api.questions;

import dev.vigia.api.database.Snapshot;
import dev.vigia.api.http.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** PostgreSQL's own lists of words of grammar; they have "dónde" with its accent and "donde" without. */
    private static final String TELLING = """
            select word from unnest(:words) word
            where ts_lexize('spanish_stem', word) <> '{}' and ts_lexize('english_stem', word) <> '{}'""";

    private Wordings() {}

    static List<String> newest(Snapshot snapshot, TimeRange range, String clusterId) {
        return snapshot.query(NEWEST, Map.of("clusterId", clusterId, "from", range.from(), "to", range.to()))
                .mapTo(String.class)
                .list();
    }

    static TypicalWords typical(Snapshot snapshot, String agentId) {
        List<String> others = snapshot.query(OTHERS, Map.of("agentId", agentId))
                .mapTo(String.class)
                .list();
        return new TypicalWords(others, words -> telling(snapshot, words));
    }

    private static Set<String> telling(Snapshot snapshot, Set<String> words) {
        return snapshot.query(TELLING, Map.of())
                .bindArray("words", String.class, List.copyOf(words))
                .mapTo(String.class)
                .set();
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
