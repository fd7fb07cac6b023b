package dev.vigia.api.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vigia.api.http.ProblemException;
import dev.vigia.schema.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The tables, to be read only: each answer comes from one snapshot (repeatable read) of the live generation. While
 * PostgreSQL is away every read ends in a 503 within {@link #CONNECT}; the pool finds it again by itself.
 */
public final class ReadOnly implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration STATEMENT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private ReadOnly(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /** Does not connect yet: the program starts without PostgreSQL too. */
    public static ReadOnly open(Database database) {
        var config = new HikariConfig();
        config.setPoolName("query-api");
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password().reveal());
        config.setReadOnly(true);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "vigia-query-api");
        config.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
        config.addDataSourceProperty("socketTimeout", 2 * STATEMENT.toSeconds());
        config.addDataSourceProperty("options", "-c statement_timeout=" + STATEMENT.toMillis() + " -c timezone=UTC");
        return new ReadOnly(new HikariDataSource(config));
    }

    /** @throws ProblemException 503 when PostgreSQL is away or takes too long */
    public <T> T read(Function<Snapshot, T> work) {
        try {
            return jdbi.inTransaction(handle -> {
                int generation = handle.createQuery("select generation from chat_live_generation")
                        .mapTo(Integer.class)
                        .one();
                return work.apply(new Snapshot(handle, generation));
            });
        } catch (JdbiException broken) {
            var away = reasonAway(broken);
            if (away != null) {
                throw ProblemException.unavailable(away);
            }
            throw broken;
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static @Nullable String reasonAway(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState() == null ? "08" : sql.getSQLState().toUpperCase(Locale.ROOT);
                if (state.equals("57014")) {
                    return "The query took longer than " + STATEMENT.toSeconds() + " s; ask for less";
                }
                if (state.equals("42P01")) {
                    return "The tables are not there yet";
                }
                if (state.startsWith("08")
                        || state.startsWith("28")
                        || state.startsWith("57P")
                        || state.startsWith("53")) {
                    return "PostgreSQL is away";
                }
            }
        }
        return null;
    }
}
