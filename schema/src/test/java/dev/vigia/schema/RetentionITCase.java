package dev.vigia.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RetentionITCase {
    private static DataSource database;
    private static Retention retention;

    @BeforeAll
    static void start() throws SQLException {
        database = TestDatabase.empty("retention");
        Migrations.apply(database);
        retention = new Retention(database, Duration.ofMillis(100));
    }

    @Test
    void whatIsOlderIsForgottenAndTheRestStays() throws SQLException {
        retention.forgetConversations(LocalDate.of(2031, 1, 1));
        retention.forgetNumbers(LocalDate.of(2031, 1, 1));
        Migrations.createPartitions(database, LocalDate.of(2031, 5, 10));
        for (var at : List.of("1999-01-01T00:00:00Z", "2031-05-08T12:00:00Z", "2031-05-09T00:00:00Z")) {
            message(at);
            rating(at);
        }

        var forgotten = retention.forgetConversations(LocalDate.of(2031, 5, 9));

        // One day of messages and of insights; a message in the default partition, two ratings.
        assertThat(forgotten).isEqualTo(new Retention.Forgotten(2, 3));
        assertThat(strings("select event_id from chat_message")).containsExactly("2031-05-09T00:00:00Z");
        assertThat(strings("select event_id from user_satisfaction")).containsExactly("2031-05-09T00:00:00Z");
        assertThat(strings("select to_regclass('chat_message_20310508')::text")).containsOnlyNulls();
        assertThat(strings("select to_regclass('chat_metrics_20310508')::text"))
                .containsExactly("chat_metrics_20310508");
        assertThat(retention.forgetConversations(LocalDate.of(2031, 5, 9))).isEqualTo(new Retention.Forgotten(0, 0));

        assertThat(retention.forgetNumbers(LocalDate.of(2031, 5, 9)).partitions())
                .isEqualTo(2);
    }

    @Test
    void questionsAreForgottenWithTheirWords() throws SQLException {
        for (var at : List.of("2032-05-08T23:59:59Z", "2032-05-09T00:00:00Z")) {
            execute(
                    "insert into chat_question_cluster (generation, cluster_id, agent_id, language, representative, asked,"
                            + " first_seen, last_seen) values (1, '" + at
                            + "', 'a', 'es', 'my words', 1, '2032-05-01', '" + at
                            + "')");
            execute(
                    "insert into chat_question (generation, occurred_at, conversation_id, event_id, agent_id, cluster_id,"
                            + " similarity) values (1, '" + at + "', 'c', '" + at + "', 'a', 'k', 1)");
        }

        retention.forgetConversations(LocalDate.of(2032, 5, 9));

        assertThat(strings("select cluster_id from chat_question_cluster")).containsExactly("2032-05-09T00:00:00Z");
        assertThat(strings("select event_id from chat_question")).containsExactly("2032-05-09T00:00:00Z");
    }

    @Test
    void aTableThatIsInUseIsNotWaitedForWithoutEnd() throws Exception {
        Migrations.createPartitions(database, LocalDate.of(2030, 3, 10));
        try (var writer = database.getConnection();
                var statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("lock table chat_message in row exclusive mode");
            assertThatThrownBy(() -> retention.forgetConversations(LocalDate.of(2030, 3, 9)))
                    .isInstanceOfSatisfying(SQLException.class, busy -> assertThat(busy.getSQLState())
                            .isEqualTo("55P03"));
            // The writer was not disturbed.
            statement.execute("select count(*) from chat_message");
            writer.commit();
        }
        assertThat(retention.forgetConversations(LocalDate.of(2030, 3, 9)).partitions())
                .isPositive();
    }

    private static void message(String at) throws SQLException {
        execute("insert into chat_message (generation, occurred_at, conversation_id, event_id, agent_id, role, text,"
                + " observed_at, source, sequence) values (1, '" + at + "', 'c', '" + at
                + "', 'bot', 'user', 'hola', now(), 's', 0)");
    }

    private static void rating(String at) throws SQLException {
        execute("insert into user_satisfaction (generation, event_id, conversation_id, agent_id, rating, occurred_at)"
                + " values (1, '" + at + "', 'c', 'bot', 5, '" + at + "')");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> strings(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var strings = new ArrayList<String>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }
}
