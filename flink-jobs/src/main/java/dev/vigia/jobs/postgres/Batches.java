package dev.vigia.jobs.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches whatever happens: an outage is waited out, a batch that holds rows which its table refuses is halved
 * until they are alone, and they go to the bin while their neighbours are written.
 */
final class Batches<T> {
    static final long FIRST_PAUSE_MILLIS = 100;
    static final long LONGEST_PAUSE_MILLIS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

    private final Session<T> session;
    private final String table;
    private final PoisonBin bin;
    private final SinkFigures figures;

    /** A step that PostgreSQL may refuse. */
    private interface Step {
        void run() throws SQLException, IOException;
    }

    Batches(Session<T> session, String table, PoisonBin bin, SinkFigures figures) {
        this.session = session;
        this.table = table;
        this.bin = bin;
        this.figures = figures;
    }

    /**
     * Returns when each row is written or in the bin.
     *
     * @throws IOException when the table and the program do not fit together
     * @throws InterruptedException when the writer is closed while it waits
     */
    void write(List<T> rows) throws IOException, InterruptedException {
        persist(
                () -> {
                    try {
                        session.write(rows);
                    } catch (SQLException refused) {
                        if (Refusal.of(refused) != Refusal.POISON) {
                            throw refused;
                        }
                        session.rollback();
                        if (rows.size() == 1) {
                            bin.keep(new Poison(
                                    table, String.valueOf(refused.getMessage()), String.valueOf(rows.get(0))));
                            figures.poisoned();
                            return;
                        }
                        throw new Divided();
                    }
                    figures.written(rows.size());
                },
                rows);
    }

    /** Makes durable what was written. */
    void sync() throws IOException, InterruptedException {
        persist(session::sync, List.of());
    }

    /** Not an error: the batch has to be halved. */
    private static final class Divided extends SQLException {
        private static final long serialVersionUID = 1;
    }

    private void persist(Step step, List<T> rows) throws IOException, InterruptedException {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                step.run();
                return;
            } catch (Divided divided) {
                int middle = rows.size() / 2;
                write(rows.subList(0, middle));
                write(rows.subList(middle, rows.size()));
                return;
            } catch (SQLException failed) {
                session.abort();
                if (Refusal.of(failed) == Refusal.DEFECT) {
                    throw new IOException("Cannot write to " + table + ": " + failed.getMessage(), failed);
                }
                LOG.warn("{} waits {} ms for PostgreSQL: {}", table, pause, failed.getMessage());
            } catch (IOException notKept) {
                session.abort();
                LOG.warn("{} waits {} ms with a refused row: {}", table, pause, notKept.getMessage());
            }
            figures.waited();
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }
}
