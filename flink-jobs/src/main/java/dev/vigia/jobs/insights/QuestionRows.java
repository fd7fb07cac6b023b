package dev.vigia.jobs.insights;

import dev.vigia.jobs.Columns;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;

/** The upsert of {@code chat_question}. Clustering a question again replaces where it belonged before. */
final class QuestionRows implements JdbcStatementBuilder<ClusteredQuestion> {
    private static final long serialVersionUID = 1;

    static final String UPSERT = """
            insert into chat_question (generation, occurred_at, conversation_id, event_id, agent_id, user_id,
                cluster_id, similarity)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (generation, conversation_id, event_id) do update set
                occurred_at = excluded.occurred_at, cluster_id = excluded.cluster_id,
                similarity = excluded.similarity""";

    private final int generation;

    QuestionRows(int generation) {
        this.generation = generation;
    }

    @Override
    public void accept(PreparedStatement row, ClusteredQuestion joined) throws SQLException {
        AskedQuestion question = joined.question();
        new Columns(row)
                .whole(generation)
                .millis(question.occurredAt())
                .text(question.conversationId())
                .text(question.eventId())
                .text(question.agentId())
                .text(question.userId())
                .text(joined.cluster().id())
                .decimal(joined.similarity());
    }
}
