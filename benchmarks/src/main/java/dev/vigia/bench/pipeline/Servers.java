package dev.vigia.bench.pipeline;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.events.Topics;
import dev.vigia.schema.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A broker in this JVM and a PostgreSQL beside it, both empty, on free ports of the loopback address. */
final class Servers implements AutoCloseable {
    static final int PARTITIONS = 4;
    /** Linux counts in hundredths of a second, whatever the kernel's own clock does. */
    private static final long NANOS_A_TICK = 10_000_000;

    private final KafkaRaftServer broker;
    private final EmbeddedPostgres postgres;
    private final String bootstrap;
    private final Path directory;

    private Servers(KafkaRaftServer broker, EmbeddedPostgres postgres, Path directory, String bootstrap) {
        this.broker = broker;
        this.directory = directory;
        this.postgres = postgres;
        this.bootstrap = bootstrap;
    }

    static Servers start() throws Exception {
        Path directory = Files.createTempDirectory("vigia-bench");
        int port = freePort();
        int controller = freePort();
        var log = directory.resolve("kafka").toString();
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(log)
                .setMetadataLogDirectory(log)
                .setControllerListenerName("CONTROLLER")
                .run();
        var settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controller,
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
                "controller.listener.names", "CONTROLLER",
                "log.dirs", log,
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1"));
        var broker = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        broker.startup();
        var postgres = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .start();
        Migrations.apply(postgres.getPostgresDatabase());
        var servers = new Servers(broker, postgres, directory, "127.0.0.1:" + port);
        servers.createTopics(Topics.EVENTS, Topics.REJECTED, Topics.TILES);
        return servers;
    }

    String bootstrap() {
        return bootstrap;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    /** PostgreSQL's processes that live. */
    Stream<ProcessHandle> postgresProcesses() {
        return ProcessHandle.of(postgresPid()).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
    }

    /** Processor time of those that have ended, as Linux keeps it with their parent: a connection is a process. */
    long postgresNanosOfEnded() {
        try {
            var status = Files.readString(Path.of("/proc/" + postgresPid() + "/stat"));
            // After the name in brackets, which may hold spaces: see proc_pid_stat(5), cutime and cstime.
            var fields = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * NANOS_A_TICK;
        } catch (IOException gone) {
            throw new BenchmarkException("PostgreSQL's processor time cannot be read: " + gone.getMessage(), gone);
        }
    }

    /** The first line of its lock file names the process that all others come from. */
    private long postgresPid() {
        try {
            return Long.parseLong(Files.readAllLines(directory.resolve("postgres/postmaster.pid"))
                    .get(0)
                    .strip());
        } catch (IOException gone) {
            throw new BenchmarkException("PostgreSQL has no lock file: " + gone.getMessage(), gone);
        }
    }

    Path directory() {
        return directory;
    }

    private void createTopics(String... names) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(names).stream()
                            .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    long number(String select) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(select)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException refused) {
            throw new BenchmarkException("PostgreSQL does not answer: " + refused.getMessage(), refused);
        }
    }

    void execute(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        broker.shutdown();
        broker.awaitShutdown();
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
