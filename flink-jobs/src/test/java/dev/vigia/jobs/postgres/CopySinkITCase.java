package dev.vigia.jobs.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class CopySinkITCase {
    private static final TargetTable TABLE =
            TargetTable.versioned("thing", List.of("name"), List.of("name", "size", "version"));

    @TempDir
    private static Path directory;

    private static EmbeddedPostgres postgres;

    private final TestProcessingTimeService clock = new TestProcessingTimeService();
    private final List<Poison> refused = new CopyOnWriteArrayList<>();
    private CopyWriter<Thing> writer;

    private record Thing(String name, int size, long version) {}

    /** Keeps refused rows in memory. */
    private final class MemoryBin implements PoisonBin {
        @Override
        public void keep(Poison poison) {
            refused.add(poison);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @BeforeAll
    static void start() throws IOException {
        postgres = database().start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void emptyTable() throws Exception {
        clock.setCurrentTime(0);
        execute("drop table if exists thing");
        execute("create table thing (name text primary key, size integer not null check (size >= 0), version bigint,"
                + " updated_at timestamptz not null default now())");
        writer = writer(TABLE, Thing::name);
        // It connects by itself; a clock that stands still must not find it busy with that.
        writer.flush(false);
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void rowsAreWrittenSoonAfterTheFirstOfThem() throws Exception {
        write(new Thing("a", 1, 1));
        clock.setCurrentTime(CopyWriter.FLUSH_MILLIS - 1);
        assertThat(things()).isEmpty();
        clock.setCurrentTime(CopyWriter.FLUSH_MILLIS);
        awaitThings("a=1");
        write(new Thing("b", 2, 1));
        await().until(() -> {
            clock.setCurrentTime(clock.getCurrentProcessingTime() + CopyWriter.FLUSH_MILLIS);
            return things().equals(List.of("a=1", "b=2"));
        });
    }

    @Test
    void aFullBatchDoesNotWait() throws Exception {
        for (int i = 0; i < CopyWriter.MOST_ROWS; i++) {
            write(new Thing("thing-" + i, i, 1));
        }
        await().until(() -> things().size() == CopyWriter.MOST_ROWS);
    }

    @Test
    void ofRowsWithOneNameTheLastIsWrittenAndAnOlderVersionDoesNotOverwrite() throws Exception {
        for (int i = 0; i < 10; i++) {
            write(new Thing("hot", i, i));
            write(new Thing("other", 1, 1));
        }
        writer.flush(false);
        assertThat(things()).containsExactly("hot=9", "other=1");
        write(new Thing("hot", 4, 4));
        writer.flush(false);
        assertThat(things()).containsExactly("hot=9", "other=1");
    }

    @Test
    void refusedRowsAreKeptApartWhileTheirNeighboursLand() throws Exception {
        for (int i = 0; i < 100; i++) {
            write(new Thing("thing-" + i, i == 17 || i == 18 || i == 99 ? -1 : i, 1));
        }
        write(new Thing("nul \0 in text", 1, 1));
        writer.flush(false);
        assertThat(things()).hasSize(97).doesNotContain("thing-17=17");
        assertThat(refused)
                .extracting(Poison::row)
                .containsExactlyInAnyOrder(
                        "Thing[name=thing-17, size=-1, version=1]",
                        "Thing[name=thing-18, size=-1, version=1]",
                        "Thing[name=thing-99, size=-1, version=1]",
                        "Thing[name=nul \0 in text, size=1, version=1]");
        assertThat(refused).allSatisfy(poison -> assertThat(poison.reason()).contains("ERROR"));
    }

    @Test
    void anOutageIsWaitedOutWithoutAnError() throws Exception {
        write(new Thing("before", 1, 1));
        writer.flush(false);
        int port = postgres.getPort();
        postgres.close();
        write(new Thing("during", 2, 1));
        var flushed = CompletableFuture.runAsync(
                () -> assertThatCode(() -> writer.flush(false)).doesNotThrowAnyException());
        postgres = database().setPort(port).start();
        flushed.get(30, TimeUnit.SECONDS);
        assertThat(things()).containsExactly("before=1", "during=2");
        assertThat(refused).isEmpty();
    }

    @Test
    void whatAKilledPostgresForgetsIsWrittenAgain() throws Exception {
        execute("alter system set wal_writer_delay = '10s'"); // so that commits that do not wait stay in memory
        execute("select pg_reload_conf()");
        write(new Thing("durable", 1, 1));
        writer.flush(false);
        write(new Thing("forgotten", 2, 1));
        clock.setCurrentTime(2 * CopyWriter.FLUSH_MILLIS);
        awaitThings("durable=1", "forgotten=2");
        int port = postgres.getPort();
        killPostgres();
        postgres = database().setPort(port).start();
        assertThat(things()).as("what the crash left").containsExactly("durable=1");

        write(new Thing("later", 3, 1));
        writer.flush(false);
        assertThat(things()).containsExactly("durable=1", "forgotten=2", "later=3");
        execute("alter system reset wal_writer_delay");
        execute("select pg_reload_conf()");
    }

    @Test
    void aTableThatDoesNotFitIsAnErrorAndNoReasonToWait() throws Exception {
        execute("drop table thing");
        write(new Thing("a", 1, 1));
        assertThatThrownBy(() -> writer.flush(false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Cannot write to thing");
    }

    @Test
    void closingDoesNotWriteAndDoesNotWait() throws Exception {
        write(new Thing("a", 1, 1));
        execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and query <> ''");
        assertThatCode(writer::close).doesNotThrowAnyException();
        assertThat(things()).isEmpty();
    }

    @Test
    void everyKindOfFieldArrivesAsItWas() throws Exception {
        execute("create table if not exists kinds (t text, n text, w bigint, i integer, s smallint, d double precision,"
                + " f boolean, b bytea, m timestamptz)");
        var kinds = TargetTable.appended("kinds", List.of("t", "n", "w", "i", "s", "d", "f", "b", "m"));
        var session = new Session<Instant>(source(), kinds, (row, at) -> row.text("¿qué? 🙂")
                .text(null)
                .whole(Long.MIN_VALUE)
                .integer(-7)
                .small((Integer) 5)
                .decimal(0.1)
                .flag(true)
                .bytes(new byte[] {0, 1, -1})
                .instant(at));
        session.write(List.of(Instant.parse("1999-12-31T23:59:59.999Z")));
        session.abort();
        assertThat(texts("select concat_ws('|', t, n is null, w, i, s, d, f, b, m at time zone 'UTC') from kinds"))
                .containsExactly("¿qué? 🙂|t|-9223372036854775808|-7|5|0.1|t|\\x0001ff|1999-12-31 23:59:59.999");
    }

    @Test
    void aRepeatedRowChangesNothingAndTakesNoNeighbourWithIt() throws Exception {
        execute("create table said (generation integer, name text, size integer check (size >= 0), version bigint,"
                + " primary key (generation, name)) partition by list (generation)");
        execute("create table said_in_all partition of said default");
        var said = TargetTable.appended("said", List.of("name", "size", "version"));
        writer.close();
        writer = writer(said.under("select * from (values (1), (3)) as every (generation)"), null);
        for (var batch : List.of(
                List.of(new Thing("a", 1, 1), new Thing("b", 2, 1)),
                List.of(new Thing("b", 7, 1), new Thing("c", 3, 1)),
                List.of(new Thing("d", 4, 1), new Thing("d", 4, 1), new Thing("refused", -1, 1)))) {
            for (var thing : batch) {
                write(thing);
            }
            writer.flush(false);
        }
        assertThat(texts("select generation || name || size from said order by 1"))
                .containsExactly("1a1", "1b2", "1c3", "1d4", "3a1", "3b2", "3c3", "3d4");
        assertThat(refused).hasSize(1);
        execute("drop table said");
    }

    private CopyWriter<Thing> writer(TargetTable table, RowName<Thing> name) {
        var session = new Session<Thing>(source(), table, (row, thing) -> row.text(thing.name())
                .integer(thing.size())
                .whole(thing.version()));
        var bin = new MemoryBin();
        var batches = new Batches<>(
                session, table.name(), bin, new SinkFigures(UnregisteredMetricsGroup.createSinkWriterMetricGroup()));
        return new CopyWriter<>(session, batches, bin, name, clock, "writer");
    }

    private void write(Thing thing) throws IOException {
        writer.write(thing, null);
    }

    private static void awaitThings(String... expected) {
        await().atMost(Duration.ofSeconds(10)).until(() -> things().equals(List.of(expected)));
    }

    private static EmbeddedPostgres.Builder database() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .setCleanDataDirectory(false);
    }

    /** Ends the server and all that it started without a chance to write anything. */
    private static void killPostgres() throws IOException {
        var postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(directory.resolve("postgres/postmaster.pid"))
                                .get(0)
                                .trim()))
                .orElseThrow();
        var all = new ArrayList<>(postmaster.children().toList());
        all.add(0, postmaster);
        all.forEach(ProcessHandle::destroyForcibly);
        await().until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        postgres.close(); // lets go of the directory
    }

    private static PGSimpleDataSource source() {
        var source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres");
        source.setUser("postgres");
        return source;
    }

    private static List<String> things() throws SQLException {
        return texts("select name || '=' || size from thing order by name");
    }

    private static List<String> texts(String select) throws SQLException {
        try (var connection = source().getConnection();
                var result = connection.createStatement().executeQuery(select)) {
            var texts = new ArrayList<String>();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
