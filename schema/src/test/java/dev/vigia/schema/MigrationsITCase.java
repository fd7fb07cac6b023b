package dev.vigia.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MigrationsITCase {
    private static DataSource database;

    @BeforeAll
    static void migrate() throws SQLException {
        database = TestDatabase.empty("migrations");
        assertThat(Migrations.apply(database)).isPositive();
    }

    @Test
    void aSecondRunChangesNothing() {
        assertThat(Migrations.apply(database)).isZero();
    }

    @Test
    void theTablesPeopleExpectAreThere() throws SQLException {
        assertThat(strings("select table_name from information_schema.tables where table_schema = 'public'"))
                .contains(
                        "chat_conversation",
                        "chat_message",
                        "chat_turn",
                        "chat_metrics",
                        "user_satisfaction",
                        "chat_insight",
                        "chat_insight_metrics",
                        "chat_trend",
                        "chat_alert",
                        "chat_ledger",
                        "chat_generation");
        assertThat(strings("select generation::text from chat_live_generation")).containsExactly("1");
    }

    @Test
    void aRowGoesToItsDayOrToTheDefaultPartition() throws SQLException {
        Migrations.createPartitions(database, LocalDate.of(2031, 5, 10));
        insertMessage("2031-05-10T23:59:59.999Z", "a");
        insertMessage("1995-01-01T00:00:00Z", "b");

        assertThat(
                        strings(
                                "select tableoid::regclass::text from chat_message where event_id in ('a', 'b') order by event_id"))
                .containsExactly("chat_message_20310510", "chat_message_default");
    }

    @Test
    void partitionsAreCreatedOnceAndNeverOverStrays() throws SQLException {
        insertMessage("2032-01-11T12:00:00Z", "stray");
        int first = Migrations.createPartitions(database, LocalDate.of(2032, 1, 10));

        assertThat(first).isEqualTo(17 * 4 - 1);
        assertThat(Migrations.createPartitions(database, LocalDate.of(2032, 1, 10)))
                .isZero();
    }

    @Test
    void onlyOneGenerationIsLive() {
        assertThatThrownBy(() -> update("insert into chat_live_generation (generation) values (1)"))
                .isInstanceOf(SQLException.class);
    }

    private static void insertMessage(String occurredAt, String eventId) throws SQLException {
        update("insert into chat_message (generation, occurred_at, conversation_id, event_id, agent_id, role, text,"
                + " observed_at, source, sequence) values (1, '" + occurredAt + "', 'c', '" + eventId
                + "', 'bot', 'user', 'hola', now(), 's', 0)");
    }

    private static void update(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
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
