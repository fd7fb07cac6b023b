package dev.vigia.system;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
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
