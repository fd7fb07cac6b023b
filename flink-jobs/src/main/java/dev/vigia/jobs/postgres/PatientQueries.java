package dev.vigia.jobs.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks PostgreSQL until it answers: an outage is waited out with growing pauses, as the sinks do. For one thread. */
public final class PatientQueries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PatientQueries.class);

    private final PGSimpleDataSource database;
    private @Nullable Connection connection;

    /** A question, which may be asked again. */
    public interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    public PatientQueries(PGSimpleDataSource database) {
        this.database = database;
    }

    /** @throws IOException when the question itself is wrong, or the rights to ask it are missing */
    public <T> T ask(Question<T> question) throws IOException, InterruptedException {
        long pause = Batches.FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                var open = connection == null ? database.getConnection() : connection;
                connection = open;
                return question.ask(open);
            } catch (SQLException failed) {
                if (Refusal.of(failed) != Refusal.OUTAGE) {
                    throw new IOException("PostgreSQL refuses a question: " + failed.getMessage(), failed);
                }
                LOG.warn("A question waits {} ms for PostgreSQL: {}", pause, failed.getMessage());
            }
            drop();
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(2 * pause, Batches.LONGEST_PAUSE_MILLIS);
        }
    }

    private void drop() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException gone) {
                LOG.debug("The connection was gone already: {}", gone.getMessage());
            }
        }
    }

    @Override
    public void close() {
        drop();
    }
}
