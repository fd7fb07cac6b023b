package dev.vigia.local.postgres;

import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.StackException;
import dev.vigia.local.process.ProcessSpec;
import dev.vigia.local.process.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One PostgreSQL server on the loopback address, with one database and one user, both named vigia. */
public final class Postgres {
    private static final String NAME = "vigia";
    private static final Path UNSHARE = Path.of("/usr/bin/unshare");

    private final DataDirectory data;
    private final int port;
    private final String password;

    public Postgres(DataDirectory data, int port, String password) {
        this.data = data;
        this.port = port;
        this.password = password;
    }

    /** JDBC address without credentials. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    /** JDBC address with credentials, as it stands in {@code stack.json}. */
    public String urlWithPassword() {
        return url() + "?user=" + NAME + "&password=" + password;
    }

    public static String user() {
        return NAME;
    }

    /** Unpacks the programs and creates the database cluster, each only the first time. */
    public ProcessSpec prepare() throws IOException, InterruptedException {
        PostgresBinaries binaries = PostgresBinaries.unpack(data.cache());
        Path cluster = data.of("postgres");
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise(binaries, cluster);
        }
        List<String> command = new ArrayList<>(asOrdinaryUser(binaries.command("postgres")));
        command.addAll(List.of("-D", cluster.toString()));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new ProcessSpec("postgres", command, Map.of("TZ", "UTC"), data.log("postgres"), Signal.INT);
    }

    /** Whether it answers; the first time it does, the database is created. */
    public boolean isReady() {
        try (Connection connection =
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", NAME, password)) {
            try (Statement statement = connection.createStatement()) {
                if (!statement
                        .executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")
                        .next()) {
                    statement.execute("CREATE DATABASE " + NAME);
                }
            }
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void initialise(PostgresBinaries binaries, Path cluster) throws IOException, InterruptedException {
        Path passwordFile = Files.createTempFile(data.root(), ".pg", ".password");
        try {
            Files.writeString(passwordFile, password, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
            List<String> command = new ArrayList<>(asOrdinaryUser(binaries.command("initdb")));
            command.addAll(List.of("-D", cluster.toString(), "-U", NAME, "-A", "scram-sha-256"));
            command.addAll(List.of("--pwfile", passwordFile.toString(), "-E", "UTF8", "--no-sync"));
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
            Files.createDirectories(data.logs());
            Path log = data.log("postgres");
            int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new StackException("PostgreSQL's initdb ended with exit code " + exit + ": " + lastLine(log)
                        + " (see " + log + ")");
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines =
                Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "no output" : lines.get(lines.size() - 1);
    }

    /** PostgreSQL refuses to run as root; in a user namespace without a mapping it sees itself as nobody. */
    private static List<String> asOrdinaryUser(List<String> command) throws IOException {
        if (!isRoot()) {
            return command;
        }
        if (!Files.isExecutable(UNSHARE)) {
            throw new StackException("PostgreSQL does not run as root, and " + UNSHARE
                    + " (package util-linux) is missing: run ./vigia as an ordinary user");
        }
        List<String> wrapped = new ArrayList<>(List.of(UNSHARE.toString(), "-U"));
        wrapped.addAll(command);
        return wrapped;
    }

    private static boolean isRoot() throws IOException {
        return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("port", Integer.toString(port)),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "60"),
                Map.entry("shared_buffers", "64MB"),
                Map.entry("max_wal_size", "512MB"),
                Map.entry("jit", "off"),
                Map.entry("max_parallel_workers_per_gather", "0"),
                Map.entry("log_min_messages", "warning"),
                Map.entry("log_line_prefix", "%m [%p] "));
    }
}
