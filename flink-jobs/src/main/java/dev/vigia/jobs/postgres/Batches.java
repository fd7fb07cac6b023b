package dev.vigia.jobs.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches whatever happens: an outage is waited out, a batch that holds rows which its table refuses is halved
 * until they are alone, and they go to the bin while their neighbours are written.
 *
 * <p>Commits do not wait for PostgreSQL's log, so a crash of PostgreSQL may take back the last of them. They are kept
 * here until {@link #sync} has made them durable, and are written again whenever the connection was lost.
 */
final class Batches<T> {
    static final long FIRST_PAUSE_MILLIS = 100;
    static final long LONGEST_PAUSE_MILLIS = 5_000;
    /** Bounds what is kept between two checkpoints: objects that live long are what garbage collection costs. */
    static final int MOST_ROWS_AT_RISK = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

    private final Session<T> session;
    private final String table;
    private final PoisonBin bin;
    private final SinkFigures figures;

    private final Deque<List<T>> waiting = new ArrayDeque<>();
    private final List<List<T>> atRisk = new ArrayList<>();
    private int rowsAtRisk;

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
        waiting.add(rows);
        persist(rowsAtRisk + rows.size() > MOST_ROWS_AT_RISK);
    }

    /** Connects and goes a batch's way without a row, so that the first row does not wait for what is slow once. */
    void prepare() throws IOException, InterruptedException {
        write(List.of());
    }

    /** Makes durable what was written; throws as {@link #write}. */
    void sync() throws IOException, InterruptedException {
        persist(true);
    }

    private void persist(boolean durably) throws IOException, InterruptedException {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                writeWaiting();
                if (durably && rowsAtRisk > 0) {
                    session.sync();
                    atRisk.clear();
                    rowsAtRisk = 0;
                }
                return;
            } catch (SQLException failed) {
                if (Refusal.of(failed) == Refusal.DEFECT) {
                    throw new IOException("Cannot write to " + table + ": " + failed.getMessage(), failed);
                }
                LOG.warn("{} waits {} ms for PostgreSQL: {}", table, pause, failed.getMessage());
            } catch (IOException notKept) {
                LOG.warn("{} waits {} ms with a refused row: {}", table, pause, notKept.getMessage());
            }
            session.abort();
            writeAgainWhatIsAtRisk();
            figures.waited();
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private void writeWaiting() throws SQLException, IOException {
        for (var rows = waiting.peek(); rows != null; rows = waiting.peek()) {
            try {
                session.write(rows);
                waiting.remove();
                atRisk.add(rows);
                rowsAtRisk += rows.size();
                figures.written(rows.size());
            } catch (SQLException refused) {
                if (Refusal.of(refused) != Refusal.POISON) {
                    throw refused;
                }
                session.rollback();
                divide(rows, refused);
            }
        }
    }

    /** Puts the halves in the place of a batch that was refused, or a single row into the bin. */
    private void divide(List<T> rows, SQLException refused) throws IOException {
        if (rows.size() == 1) {
            Object row = rows.get(0);
            bin.keep(new Poison(table, String.valueOf(refused.getMessage()), String.valueOf(row), row));
            figures.poisoned();
            waiting.remove();
        } else {
            waiting.remove();
            int middle = rows.size() / 2;
            waiting.addFirst(rows.subList(middle, rows.size()));
            waiting.addFirst(rows.subList(0, middle));
        }
    }

    private void writeAgainWhatIsAtRisk() {
        for (int last = atRisk.size() - 1; last >= 0; last--) {
            waiting.addFirst(atRisk.get(last));
        }
        atRisk.clear();
        rowsAtRisk = 0;
    }
}
