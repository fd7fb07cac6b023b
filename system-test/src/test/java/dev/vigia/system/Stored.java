package dev.vigia.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What stands in the tables of one agent, read past the API. */
record Stored(String jdbcUrl, String agent) {
    /** The texts of all messages. */
    List<String> messages() throws SQLException {
        return strings("select text from chat_message where agent_id = ?");
    }

    /** How many messages the minute tiles have counted. */
    int countedMessages() throws SQLException {
        return Integer.parseInt(strings("select coalesce(sum(messages), 0)::text from chat_metrics"
                        + " where agent_id = ? and granularity = 'minute'")
                .get(0));
    }

    /** The sources whose ledger does not come out even, each with its balance and what is missing of its sequence. */
    List<String> imbalances() throws SQLException {
        return strings("select distinct source || ': balance ' || balance || ', missing ' || missing"
                + " from chat_ledger_balance join chat_ledger using (generation, source)"
                + " where (agent_id = ? or agent_id is null) and (balance <> 0 or missing <> 0)");
    }

    /** Waits until every answered message and its answer is stored once, the tiles have counted just that, and the ledger is even. */
    void awaitAll(Traffic traffic, Duration patience) {
        var must = new HashSet<String>();
        traffic.answered().forEach(text -> {
            must.add(text);
            must.add("eco: " + text);
        });
        assertThat(must).hasSizeGreaterThan(100);
        await().atMost(patience).untilAsserted(() -> {
            var messages = messages();
            assertThat(messages).containsAll(must).doesNotHaveDuplicates();
            assertThat(countedMessages()).isEqualTo(messages.size());
            assertThat(imbalances()).isEmpty();
        });
        System.out.printf(
                "%d messages passed the tap under faults (%d connections refused): all stored, none twice, ledger even%n",
                must.size(), traffic.refused());
    }

    private List<String> strings(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, agent);
            try (var rows = statement.executeQuery()) {
                var strings = new ArrayList<String>();
                while (rows.next()) {
                    strings.add(rows.getString(1));
                }
                return strings;
            }
        }
    }
}
