package dev.vigia.jobs.insights;

import dev.vigia.analysis.questions.QuestionCluster;
import dev.vigia.jobs.Columns;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;

/** The upsert of {@code chat_question_cluster}: a cluster only grows, so the larger of two versions is the newer. */
final class QuestionClusterRows implements JdbcStatementBuilder<ClusteredQuestion> {
    private static final long serialVersionUID = 1;

    static final String UPSERT = """
            insert into chat_question_cluster as known (generation, cluster_id, agent_id, language, topic,
                representative, asked, first_seen, last_seen)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (generation, cluster_id) do update set
                asked = excluded.asked, first_seen = excluded.first_seen, last_seen = excluded.last_seen,
                updated_at = now()
            where known.asked <= excluded.asked""";

    private final int generation;

    QuestionClusterRows(int generation) {
        this.generation = generation;
    }

    @Override
    public void accept(PreparedStatement row, ClusteredQuestion joined) throws SQLException {
        QuestionCluster cluster = joined.cluster();
        new Columns(row)
                .whole(generation)
                .text(cluster.id())
                .text(cluster.agentId())
                .text(cluster.language())
                .text(cluster.topic())
                .text(cluster.representative())
                .whole(cluster.asked())
                .millis(cluster.firstSeen())
                .millis(cluster.lastSeen());
    }
}
