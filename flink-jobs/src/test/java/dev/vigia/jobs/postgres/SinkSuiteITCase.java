package dev.vigia.jobs.postgres;

import dev.vigia.jobs.TestServers;
import dev.vigia.schema.Database;
import dev.vigia.settings.Settings;
import java.io.IOException;
import java.net.URL;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.testframe.environment.MiniClusterTestEnvironment;
import org.apache.flink.connector.testframe.external.ExternalContextFactory;
import org.apache.flink.connector.testframe.external.ExternalSystemDataReader;
import org.apache.flink.connector.testframe.external.sink.DataStreamSinkV2ExternalContext;
import org.apache.flink.connector.testframe.external.sink.TestingSinkSettings;
import org.apache.flink.connector.testframe.junit.annotations.TestContext;
import org.apache.flink.connector.testframe.junit.annotations.TestEnv;
import org.apache.flink.connector.testframe.junit.annotations.TestSemantics;
import org.apache.flink.connector.testframe.testsuites.SinkTestSuiteBase;
import org.apache.flink.core.execution.CheckpointingMode;

/**
 * Flink's own suite for sinks: rows arrive, after a restart from a savepoint and at another parallelism, too, and are
 * counted by the standard metric. Rows that repeat are ignored by their key, so what the table holds is exactly-once.
 */
class SinkSuiteITCase extends SinkTestSuiteBase<String> {
    @TestEnv
    @SuppressWarnings("unused") // read by the suite
    private final MiniClusterTestEnvironment flink = new MiniClusterTestEnvironment();

    @TestSemantics
    @SuppressWarnings("unused")
    private final CheckpointingMode[] semantics = {CheckpointingMode.EXACTLY_ONCE};

    @TestContext
    @SuppressWarnings("unused")
    private final ExternalContextFactory<Table> tables = test -> new Table();

    /** A table in a database of its own. */
    private static final class Table implements DataStreamSinkV2ExternalContext<String> {
        private static final TargetTable TARGET = TargetTable.appended("line", List.of("text"));

        private final TestServers.Database database;

        Table() {
            try {
                database = TestServers.only().database();
                try (var connection = database.connections().getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute("create table line (text text primary key)");
                }
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        }

        @Override
        public Sink<String> createSink(TestingSinkSettings settings) {
            var here = Map.of("VIGIA_DB_URL", database.url(), "VIGIA_DB_USER", "postgres", "VIGIA_DB_PASSWORD", "-");
            return new CopySink<>(
                    Database.from(Settings.of(here)), TARGET, null, CopyRow::text, () -> new RefusesNothing());
        }

        @Override
        public ExternalSystemDataReader<String> createSinkDataReader(TestingSinkSettings settings) {
            return new NewRows(database);
        }

        @Override
        public List<String> generateTestData(TestingSinkSettings settings, long seed) {
            var random = new Random(seed);
            return IntStream.range(0, 200 + random.nextInt(2_000))
                    .mapToObj(i -> i + "-" + Long.toHexString(random.nextLong()))
                    .toList();
        }

        @Override
        public TypeInformation<String> getProducedType() {
            return Types.STRING;
        }

        @Override
        public List<URL> getConnectorJarPaths() {
            return List.of();
        }

        @Override
        public void close() {
            // The database goes with its server.
        }
    }

    /** Each row of the table once. */
    private record NewRows(TestServers.Database database, Set<String> known)
            implements ExternalSystemDataReader<String> {
        NewRows(TestServers.Database database) {
            this(database, new HashSet<>());
        }

        @Override
        public List<String> poll(Duration patience) {
            var fresh = new ArrayList<String>();
            try (var connection = database.connections().getConnection();
                    var rows = connection.createStatement().executeQuery("select text from line")) {
                while (rows.next()) {
                    if (known.add(rows.getString(1))) {
                        fresh.add(rows.getString(1));
                    }
                }
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
            return fresh;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static final class RefusesNothing implements PoisonBin {
        @Override
        public void keep(Poison poison) throws IOException {
            throw new IOException("None of these rows is poison: " + poison);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
