package dev.vigia.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.TestServers;
import dev.vigia.settings.Settings;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlertTableITCase {
    private static final Instant START = Instant.parse("2026-03-05T10:00:00Z");

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    private static TestServers.Database database;
    private static JobSettings settings;

    @BeforeAll
    static void start() throws SQLException {
        database = TestServers.only().database();
        settings = JobSettings.from(Settings.of(Map.of(
                "VIGIA_DB_URL", database.url(),
                "VIGIA_DB_USER", "postgres",
                "VIGIA_DB_PASSWORD", "postgres")));
    }

    @Test
    void theNewestVersionStaysInWhateverOrderTheyCome() throws Exception {
        write(AlertTable.sink(settings), alert("shop", "resolved", 300), alert("bank", "resolved", 300));
        write(AlertTable.sink(settings), alert("shop", "firing", 200), alert("bank", "firing", 400));
        assertThat(states()).containsExactly("bank firing 400", "shop resolved 300");

        write(AlertTable.clearing(settings), clear("bank", 399), clear("shop", 500), clear("nobody", 500));
        assertThat(states()).containsExactly("bank firing 400", "shop resolved 300");

        write(AlertTable.clearing(settings), clear("bank", 401));
        assertThat(states()).containsExactly("bank resolved 401", "shop resolved 300");
    }

    @SafeVarargs
    private static <T> void write(Sink<T> sink, T... rows) throws Exception {
        var env = JobEnvironment.strict();
        env.setParallelism(1);
        env.fromData(rows).uid("rows").sinkTo(sink).uid("sink");
        env.execute();
    }

    private static Alert alert(String agent, String state, long version) {
        var resolvedAt = state.equals("resolved") ? START.plusSeconds(90) : null;
        return new Alert(
                1,
                "error-rate/" + agent,
                "error-rate",
                agent,
                "errorRate",
                "critical",
                state,
                0.5,
                0.2,
                "Too many.",
                START,
                resolvedAt,
                version);
    }

    private static AllClear clear(String agent, long version) {
        return new AllClear(1, agent, "error-rate", START.plusSeconds(120), version);
    }

    private static List<String> states() throws SQLException {
        try (var connection = database.connections().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select agent_id || ' ' || state || ' ' || version from chat_alert order by 1")) {
            var states = new ArrayList<String>();
            while (rows.next()) {
                states.add(rows.getString(1));
            }
            return states;
        }
    }
}
