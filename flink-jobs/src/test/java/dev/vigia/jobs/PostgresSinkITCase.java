package dev.vigia.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.jobs.PostgresSinks.RowKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresSinkITCase {
    private static final String SQL = """
            insert into thing as known (name, size, version) values (?, ?, ?)
            on conflict (name) do update set size = excluded.size, version = excluded.version
            where excluded.version >= known.version""";

    private static EmbeddedPostgres postgres;

    private final TestProcessingTimeService clock = new TestProcessingTimeService();

    private record Thing(String name, long size, long version) {}

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void emptyTable() throws Exception {
        clock.setCurrentTime(0);
        execute("drop table if exists thing");
        execute("create table thing (name text primary key, size bigint not null check (size >= 0), version bigint)");
    }

    @Test
    void rowsAreWrittenSoonAfterTheFirstOfThem() throws Exception {
        try (var writer = keyed()) {
            writer.write(new Thing("a", 1, 1), null);
            clock.setCurrentTime(PostgresWriter.FLUSH_MILLIS - 1);
            assertThat(things()).isEmpty();
            clock.setCurrentTime(PostgresWriter.FLUSH_MILLIS);
            assertThat(things()).containsExactly("a=1");
            writer.write(new Thing("b", 2, 1), null);
            clock.setCurrentTime(PostgresWriter.FLUSH_MILLIS * 2);
            assertThat(things()).containsExactly("a=1", "b=2");
        }
    }

    @Test
    void ofRowsWithOneKeyTheLastIsWritten() throws Exception {
        try (var writer = keyed()) {
            for (int i = 0; i < 10; i++) {
                writer.write(new Thing("hot", i, i), null);
                writer.write(new Thing("other", 1, 1), null);
            }
            writer.flush(false);
            assertThat(things()).containsExactly("hot=9", "other=1");
        }
    }

    @Test
    void rowsWithoutAKeyMayRepeatOneNameInABatch() throws Exception {
        try (var writer = writer(null)) {
            writer.write(new Thing("hot", 1, 1), null);
            writer.write(new Thing("hot", 2, 2), null);
            writer.write(new Thing("hot", 7, 1), null);
            writer.flush(false);
            assertThat(things()).containsExactly("hot=2");
        }
    }

    @Test
    void anOlderVersionDoesNotOverwrite() throws Exception {
        try (var writer = keyed()) {
            writer.write(new Thing("a", 5, 5), null);
            writer.flush(false);
            writer.write(new Thing("a", 4, 4), null);
            writer.flush(false);
            assertThat(things()).containsExactly("a=5");
        }
    }

    @Test
    void aFullBatchDoesNotWait() throws Exception {
        try (var writer = keyed()) {
            for (int i = 0; i < PostgresWriter.MOST_ROWS; i++) {
                writer.write(new Thing("thing-" + i, i, 1), null);
            }
            assertThat(things()).hasSize(PostgresWriter.MOST_ROWS);
        }
    }

    @Test
    void aFailureIsTheCallersAndClosingAfterItIsQuiet() throws Exception {
        var writer = keyed();
        writer.write(new Thing("bad", -1, 1), null);
        assertThatThrownBy(() -> writer.flush(false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1 rows could not be written");
        assertThatCode(writer::close).doesNotThrowAnyException();
        assertThat(things()).isEmpty();
    }

    @Test
    void closingWritesNothingMore() throws Exception {
        var writer = keyed();
        writer.write(new Thing("a", 1, 1), null);
        execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and query <> ''");
        assertThatCode(writer::close).doesNotThrowAnyException();
        assertThat(things()).isEmpty();
    }

    private PostgresWriter<Thing> keyed() throws SQLException {
        return writer(Thing::name);
    }

    private PostgresWriter<Thing> writer(@Nullable RowKey<Thing> key) throws SQLException {
        var connection = postgres.getPostgresDatabase().getConnection();
        connection.setAutoCommit(false);
        return new PostgresWriter<>(
                connection,
                SQL,
                key,
                (statement, thing) -> new Columns(statement)
                        .text(thing.name())
                        .whole(thing.size())
                        .whole(thing.version()),
                clock);
    }

    private static List<String> things() throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var result = connection
                        .createStatement()
                        .executeQuery("select name || '=' || size from thing order by name")) {
            var things = new ArrayList<String>();
            while (result.next()) {
                things.add(result.getString(1));
            }
            return things;
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
