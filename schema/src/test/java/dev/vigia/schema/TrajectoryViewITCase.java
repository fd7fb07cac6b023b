package dev.vigia.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrajectoryViewITCase {
    private static DataSource database;

    @BeforeAll
    static void migrate() throws SQLException {
        database = TestDatabase.empty("trajectory");
        Migrations.apply(database);
    }

    @Test
    void aComplaintThatWasSolvedByHand() throws SQLException {
        say("solved", 0, "user", 0);
        say("solved", 1, "agent", 0.9);
        say("solved", 2, "user", -0.6);
        say("solved", 3, "user", -0.8);
        say("solved", 4, "user", 0.4);

        // Turns −1.5 −0.5 0.5 1.5, deviations from the mean 0.25 −0.35 −0.55 0.65: slope 0.5 / 5.
        assertThat(row("solved"))
                .containsExactly("4", "0.00", "0.40", "-0.25", "-0.80", "2", "0.10", "1.20", "solved0");
    }

    @Test
    void oneMessageIsStartAndEnd() throws SQLException {
        say("short", 0, "user", -0.3);

        assertThat(row("short")).containsExactly("1", "-0.30", "-0.30", "-0.30", "-0.30", "0", "0.00", "0.00", "none");
    }

    @Test
    void anAgentAloneHasNoTrajectory() throws SQLException {
        say("alone", 0, "agent", 0.5);

        assertThat(row("alone")).isEmpty();
    }

    private static void say(String conversation, int second, String role, double score) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("insert into chat_insight (generation, occurred_at, conversation_id, event_id,"
                    + " agent_id, role, language, language_confidence, sentiment, score, sentiment_model, topic_model)"
                    + " values (1, timestamptz '2031-05-10T10:00:00Z' + interval '" + second + " seconds', '"
                    + conversation + "', '" + conversation + second + "', 'bot', '" + role
                    + "', 'es', 1, 'neutral', " + score + ", 'm', 't')");
        }
    }

    private static List<String> row(String conversation) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select turns, round(start_score::numeric, 2), round(end_score::numeric, 2),"
                                + " round(mean_score::numeric, 2), round(worst_score::numeric, 2), worst_turn,"
                                + " round(slope::numeric, 2), round(recovery::numeric, 2),"
                                + " coalesce(fell_after_turn_id, 'none')"
                                + " from chat_trajectory where generation = 1 and conversation_id = '" + conversation
                                + "'")) {
            var columns = new ArrayList<String>();
            while (rows.next()) {
                for (int column = 1; column <= 9; column++) {
                    columns.add(rows.getString(column));
                }
            }
            return columns;
        }
    }
}
