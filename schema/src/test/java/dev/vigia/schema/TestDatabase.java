package dev.vigia.schema;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One PostgreSQL for all tests of this JVM, with an empty database for each class. */
final class TestDatabase {
    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    /** @param name in lower case, of nobody else */
    static DataSource empty(String name) throws SQLException {
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return SERVER.getDatabase("postgres", name);
    }

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
            return server;
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
