package dev.vigia.jobs.insights;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;

/** The upsert of {@code chat_insight}. Analysing a message again replaces what was said of it before. */
final class InsightRows implements JdbcStatementBuilder<MessageInsight> {
    private static final long serialVersionUID = 1;

    static final String UPSERT = """
            insert into chat_insight (generation, occurred_at, conversation_id, event_id, agent_id, role, language,
                language_confidence, sentiment, score, sentiment_model, topic, topic_confidence, topic_model)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (generation, occurred_at, conversation_id, event_id) do update set
                language = excluded.language, language_confidence = excluded.language_confidence,
                sentiment = excluded.sentiment, score = excluded.score, sentiment_model = excluded.sentiment_model,
                topic = excluded.topic, topic_confidence = excluded.topic_confidence,
                topic_model = excluded.topic_model, updated_at = now()""";

    private final int generation;

    InsightRows(int generation) {
        this.generation = generation;
    }

    @Override
    public void accept(PreparedStatement row, MessageInsight insight) throws SQLException {
        row.setInt(1, generation);
        row.setTimestamp(2, Timestamp.from(Instant.ofEpochMilli(insight.occurredAt())));
        row.setString(3, insight.conversationId());
        row.setString(4, insight.eventId());
        row.setString(5, insight.agentId());
        row.setString(6, insight.role());
        row.setString(7, insight.language());
        row.setFloat(8, (float) insight.languageConfidence());
        row.setString(9, insight.sentiment().word());
        row.setFloat(10, (float) insight.score());
        row.setString(11, insight.sentimentModel());
        row.setString(12, insight.topic());
        if (insight.topic() == null) {
            row.setNull(13, Types.REAL);
        } else {
            row.setFloat(13, (float) insight.topicConfidence());
        }
        row.setString(14, insight.topicModel());
    }
}
