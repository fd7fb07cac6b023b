package dev.vigia.api.support;

import dev.vigia.schema.Database;
import dev.vigia.schema.Migrations;
import dev.vigia.settings.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jdbi.v3.core.Jdbi;

/** A real PostgreSQL with the schema. */
public final class Postgres implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Jdbi jdbi;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
        this.jdbi = Jdbi.create(server.getPostgresDatabase());
    }

    public static Postgres start() {
        try {
            var server = EmbeddedPostgres.start();
            Migrations.apply(server.getPostgresDatabase());
            return new Postgres(server);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Database address() {
        return new Database(server.getJdbcUrl("postgres", "postgres"), "postgres", new Secret("postgres"));
    }

    public int port() {
        return server.getPort();
    }

    /** The same database, reached through another local port. */
    public Database addressThrough(int port) {
        return new Database("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", new Secret("postgres"));
    }

    public Jdbi sql() {
        return jdbi;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
