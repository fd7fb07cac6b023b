package dev.vigia.jobs;

import static org.awaitility.Awaitility.await;

import dev.vigia.settings.Settings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a whole job stands between in a test class: a real broker and a real PostgreSQL with the schema. */
public final class JobStage implements BeforeAllCallback {
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private TestBroker broker;
    private TestServers.Database database;

    /** A small cluster, to be registered beside this extension. */
    public static MiniClusterExtension cluster() {
        return new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
                .setNumberTaskManagers(1)
                .setNumberSlotsPerTaskManager(2)
                .build());
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        broker = TestServers.only().emptyBroker();
        database = TestServers.only().database();
    }

    public TestBroker broker() {
        return broker;
    }

    /** Starts the job that {@code define} makes of an environment and the settings of this stage. */
    public JobClient submit(BiConsumer<StreamExecutionEnvironment, Settings> define) throws Exception {
        var env = JobEnvironment.strict();
        env.setParallelism(1);
        define.accept(
                env,
                Settings.of(Map.of(
                        "VIGIA_KAFKA_BOOTSTRAP",
                        broker.bootstrap(),
                        "VIGIA_DB_URL",
                        database.url(),
                        "VIGIA_DB_USER",
                        "postgres",
                        "VIGIA_DB_PASSWORD",
                        "postgres")));
        return env.executeAsync();
    }

    /** Cancels the job and waits for its end. */
    public void cancel(JobClient job) throws Exception {
        job.cancel().get();
        await().atMost(PATIENCE).until(() -> job.getJobStatus().get().isGloballyTerminalState());
    }

    /** The first column of what a query answers. */
    public List<String> rows(String select) throws SQLException {
        try (var connection = database.connections().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(select)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }
}
