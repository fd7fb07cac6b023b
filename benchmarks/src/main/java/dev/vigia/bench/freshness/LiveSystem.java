package dev.vigia.bench.freshness;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.bench.process.BridgeNode;
import dev.vigia.bench.process.KafkaNode;
import dev.vigia.bench.process.Workplace;
import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.conversations.ConversationsJob;
import dev.vigia.schema.Migrations;
import dev.vigia.settings.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;

/**
 * Agent, bridge, broker, the conversations job and PostgreSQL. Bridge, broker and PostgreSQL are processes of their own;
 * the job runs in this one, on one slot with the settings of the local stack.
 */
final class LiveSystem implements AutoCloseable {
    private final Workplace workplace = new Workplace();
    private final EchoAgent agent = new EchoAgent();
    private final KafkaNode kafka;
    private final BridgeNode bridge;
    private final EmbeddedPostgres postgres;
    private final JobClient job;

    LiveSystem() throws Exception {
        kafka = new KafkaNode(workplace);
        bridge = new BridgeNode(workplace, kafka.bootstrap(), "echo=ws://127.0.0.1:" + agent.port());
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(workplace.path("postgres"))
                .start();
        Migrations.apply(database());
        Migrations.createPartitions(database(), LocalDate.now(Clock.systemUTC()));
        job = startJob();
    }

    private JobClient startJob() throws Exception {
        var configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                workplace.path("checkpoints").toUri().toString());
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        configuration.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(10));
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(96));
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, 1);
        var env = JobEnvironment.strict(configuration);
        env.setParallelism(1);
        ConversationsJob.define(
                env,
                Settings.of(Map.of(
                        "VIGIA_KAFKA_BOOTSTRAP",
                        kafka.bootstrap(),
                        "VIGIA_DB_URL",
                        "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                        "VIGIA_DB_USER",
                        "postgres")));
        return env.executeAsync("conversations");
    }

    String tap() {
        return "ws://127.0.0.1:" + bridge.port() + "/tap/echo";
    }

    String bootstrap() {
        return kafka.bootstrap();
    }

    DataSource database() {
        return postgres.getPostgresDatabase();
    }

    long number(String select) {
        try (var connection = database().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(select)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException refused) {
            throw new BenchmarkException("PostgreSQL does not answer: " + refused.getMessage(), refused);
        }
    }

    @Override
    public void close() throws IOException {
        job.cancel().join();
        agent.close();
        postgres.close();
        workplace.close();
    }
}
