package dev.vigia.api;

import dev.vigia.api.support.Broker;
import dev.vigia.api.support.Client;
import dev.vigia.api.support.Postgres;
import dev.vigia.settings.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** One database, one broker and one API for all integration tests of this JVM. Each test takes its own agents and days. */
final class Stack {
    /** The API's clock stands still here. */
    static final Instant NOW = Instant.parse("2031-03-10T10:30:30Z");

    private static final Postgres POSTGRES = Postgres.start();
    private static final Broker BROKER = Broker.start(directory());
    private static final ApiUnderTest API =
            new ApiUnderTest(POSTGRES.address(), BROKER.bootstrap(), Clock.fixed(NOW, ZoneOffset.UTC));

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            API.close();
            BROKER.close();
            POSTGRES.close();
        }));
    }

    private Stack() {}

    static Jdbi sql() {
        return POSTGRES.sql();
    }

    static Postgres postgres() {
        return POSTGRES;
    }

    static Broker broker() {
        return BROKER;
    }

    static ApiUnderTest api() {
        return API;
    }

    static Client as(Role role) {
        return API.as(role);
    }

    static Client viewer() {
        return API.as(Role.VIEWER);
    }

    private static java.nio.file.Path directory() {
        try {
            return Files.createTempDirectory("vigia-query-api");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
