package dev.vigia.api.support;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Writes conversations with what belongs to them, by SQL, into generation 1. */
public final class ConversationSeed {
    private final Jdbi sql;

    public ConversationSeed(Jdbi sql) {
        this.sql = sql;
    }

    public void conversation(String id, String agent, Instant start, int rating) {
        update("""
                insert into chat_conversation values (1, ?, ?, 'v1', 'web', 'es-ES', ?, ?, ?, ?, 'completed', 'resolved',
                    true, 2, 1, 1, 1, 1, 0, 0, 1, ?, ?, 1)""", id, agent, "user-of-" + id, start, start.plusSeconds(10), start.plusSeconds(10), rating, rating);
    }

    public void openConversation(String id, String agent, Instant start) {
        update("""
                insert into chat_conversation values (1, ?, ?, 'v1', 'web', 'es-ES', ?, ?, ?, null, null, 'open',
                    true, 1, 1, 0, 1, 0, 0, 0, 0, 0, null, 1)""", id, agent, "user-of-" + id, start, start);
    }

    public void message(String id, String agent, Instant at, String role, String text, String event) {
        update("""
                insert into chat_message (generation, occurred_at, conversation_id, event_id, agent_id, role, text,
                    observed_at, source, sequence) values (1, ?, ?, ?, ?, ?, ?, ?, 'test', 0)""", at, id, event, agent, role, text, at);
    }

    public void insight(
            String id,
            String agent,
            Instant at,
            String event,
            String language,
            String sentiment,
            double score,
            String topic) {
        update("""
                insert into chat_insight values (1, ?, ?, ?, ?, 'user', ?, 0.9, ?, ?, 'test', ?, 0.7, 'test')""", at, id, event, agent, language, sentiment, score, topic);
    }

    public void turn(String id, String agent, Instant at, String event, long firstMs, long responseMs) {
        update("""
                insert into chat_turn values (1, ?, ?, 1, ?, 'v1', 'web', 'es-ES', ?, 'answered', ?, ?, 1, null, null,
                    null, 1)""", id, event, agent, at, firstMs, responseMs);
        update("update chat_turn set stalls = 2 where turn_id = ?", event);
    }

    public void question(String id, String agent, Instant at, String event, String user, String cluster) {
        update("""
                insert into chat_question values (1, ?, ?, ?, ?, ?, ?, 0.9)""", at, id, event, agent, user, cluster);
    }

    public void questionCluster(String cluster, String agent, String text, long asked, Instant first, Instant last) {
        update(
                "insert into chat_question_cluster values (1, ?, ?, 'es', 'order-status', ?, ?, ?, ?)",
                cluster,
                agent,
                text,
                asked,
                first,
                last);
    }

    public void feedback(String id, String agent, Instant at, String event, int rating) {
        update(
                "insert into user_satisfaction values (1, ?, ?, ?, null, ?, null, null, null, ?)",
                event,
                id,
                agent,
                rating,
                at);
    }

    public void alert(String id, String agent, Instant start, String state) {
        update("""
                insert into chat_alert values (1, ?, 'slow-answers', ?, 'responseMs.p95', 'warning', ?, 6120, 5000,
                    'p95 is 6.1 s, above 5 s', ?, null, 1)""", id, agent, state, start);
    }

    public void trend(String agent, String metric, Instant end, String direction) {
        update(
                "insert into chat_trend values (1, ?, ?, ?, ?, ?, 1.5, 10, 8, 0.01, 60, ?, 1)",
                agent,
                metric,
                end,
                end.minusSeconds(3_600),
                direction,
                end);
    }

    public void ledger(String source, Instant minute, long received, long stored, long first, long last) {
        update(
                "insert into chat_ledger values (1, ?, ?, ?, ?, ?, 0, 0, ?, ?, 1, now(), 'ledger-agent',"
                        + " int8multirange(int8range(?, ?)))",
                source,
                minute,
                received,
                stored,
                received - stored,
                first,
                last,
                first,
                first + stored);
    }

    public void health(String agent, Instant at) {
        update("insert into agent_health values (?, true, 0.25, 1000000, 3, 12, ?)", agent, at);
    }

    public void annotation(String event, String agent, Instant at) {
        update("insert into chat_annotation values (?, ?, null, 'deploy', 'out', ?)", event, agent, at);
    }

    private void update(String statement, Object... values) {
        sql.useHandle(handle -> handle.execute(statement, values));
    }
}
