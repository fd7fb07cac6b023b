package dev.vigia.jobs;

import dev.vigia.events.Topics;
import dev.vigia.schema.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.flink.util.FileUtils;

/**
 * One real broker and one real PostgreSQL for all integration tests of this JVM: to start them takes longer than most
 * tests. Each test gets a database of its own, and topics in which nothing lies.
 */
public final class TestServers {
    private static final String TEMPLATE = "template_of_the_schema";
    private static final TestServers ONLY = start();

    private final Path directory;
    private final TestBroker broker;
    private EmbeddedPostgres postgres;
    private int databases;

    private TestServers(Path directory, TestBroker broker, EmbeddedPostgres postgres) {
        this.directory = directory;
        this.broker = broker;
        this.postgres = postgres;
    }

    public static TestServers only() {
        return ONLY;
    }

    /** A broker whose topics are empty. */
    public TestBroker emptyBroker() throws Exception {
        for (var topic : List.of(Topics.EVENTS, Topics.REJECTED, Topics.TILES)) {
            broker.forget(topic);
        }
        return broker;
    }

    /** Makes a database that holds the schema and no rows. */
    public Database database() throws SQLException {
        var name = "test_" + ++databases;
        execute("create database " + name + " template " + TEMPLATE);
        return new Database(this, name);
    }

    /** As when its machine goes down. */
    public void stopPostgres() throws IOException {
        postgres.close();
    }

    /** With its data, at its address. */
    public void startPostgresAgain() throws IOException {
        postgres = builder(directory).setPort(postgres.getPort()).start();
    }

    /** PostgreSQL's processes stand still, as when its machine is short of everything; connections stay. */
    public void freezePostgres() throws IOException, InterruptedException {
        signalPostgres("STOP");
    }

    public void thawPostgres() throws IOException, InterruptedException {
        signalPostgres("CONT");
    }

    private void signalPostgres(String signal) throws IOException, InterruptedException {
        var first = Files.readAllLines(directory.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip();
        var command = new ArrayList<>(List.of("sh", "-c", "kill -" + signal + " \"$@\"", "sh", first));
        ProcessHandle.of(Long.parseLong(first))
                .orElseThrow()
                .descendants()
                .forEach(process -> command.add(Long.toString(process.pid())));
        // A backend that has ended meanwhile is no matter; the first process is there or the next step fails.
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** One test's database. */
    public record Database(TestServers servers, String name) {
        public String url() {
            return "jdbc:postgresql://127.0.0.1:" + servers.postgres.getPort() + "/" + name;
        }

        /** The same database behind a line that can be cut. */
        public String url(Line line) {
            return "jdbc:postgresql://127.0.0.1:" + line.port() + "/" + name;
        }

        /** A line to where the database listens. */
        public Line line() throws IOException {
            return Line.to(servers.postgres.getPort());
        }

        public DataSource connections() {
            return servers.postgres.getDatabase("postgres", name);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static TestServers start() {
        try {
            var directory = Files.createTempDirectory("vigia-jobs");
            var servers = new TestServers(
                    directory,
                    TestBroker.start(directory.resolve("kafka")),
                    builder(directory).start());
            servers.execute("create database " + TEMPLATE);
            Migrations.apply(servers.postgres.getDatabase("postgres", TEMPLATE));
            Runtime.getRuntime().addShutdownHook(new Thread(servers::stop));
            return servers;
        } catch (Exception broken) {
            throw new IllegalStateException("The servers for tests do not start", broken);
        }
    }

    private void stop() {
        try {
            broker.close();
            postgres.close();
            FileUtils.deleteDirectory(directory.toFile());
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path directory) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .setCleanDataDirectory(false);
    }
}
