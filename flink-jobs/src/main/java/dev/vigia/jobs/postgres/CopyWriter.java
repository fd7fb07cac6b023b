package dev.vigia.jobs.postgres;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;

/**
 * Collects one batch while another is written by a thread of its own. A batch is handed over when it is full,
 * {@value #FLUSH_MILLIS} ms after its first row if no other is being written, and before each checkpoint; there the
 * writer waits until all is durable. Of rows with one name, a batch holds the last, so under load it waits longer, for
 * {@value #WAIT_FACTOR} times as long as the last one took: the more a row changes meanwhile, the less is written.
 *
 * <p>What is not durable when it is closed comes again from the last checkpoint.
 */
final class CopyWriter<T> implements SinkWriter<T> {
    static final long FLUSH_MILLIS = 25;
    static final int MOST_ROWS = 5_000;
    static final int WAIT_FACTOR = 3;
    static final long LONGEST_FLUSH_MILLIS = 400;

    private final Batches<T> batches;
    private final Session<T> session;
    private final PoisonBin bin;
    private final @Nullable RowName<T> name;
    private final ProcessingTimeService clock;
    private final ExecutorService thread;

    private Map<Object, T> named = new HashMap<>();
    private List<T> rows = new ArrayList<>();
    private @Nullable Future<?> writing;
    private boolean unsynced;
    private boolean timerIsSet;
    private volatile long tookMillis;

    CopyWriter(
            Session<T> session,
            Batches<T> batches,
            PoisonBin bin,
            @Nullable RowName<T> name,
            ProcessingTimeService clock,
            String threadName) {
        this.session = session;
        this.batches = batches;
        this.bin = bin;
        this.name = name;
        this.clock = clock;
        thread = Executors.newSingleThreadExecutor(task -> {
            var made = new Thread(task, threadName);
            made.setDaemon(true);
            return made;
        });
        writing = thread.submit(() -> {
            batches.prepare();
            return null;
        });
    }

    @Override
    public void write(T row, Context context) throws IOException {
        if (name == null) {
            rows.add(row);
        } else {
            named.put(name.of(row), row);
        }
        if (size() >= MOST_ROWS) {
            handOver();
        } else if (!timerIsSet) {
            timerIsSet = true;
            clock.registerTimer(clock.getCurrentProcessingTime() + waitMillis(), time -> onTimer());
        }
    }

    private long waitMillis() {
        return name == null
                ? FLUSH_MILLIS
                : Math.max(FLUSH_MILLIS, Math.min(WAIT_FACTOR * tookMillis, LONGEST_FLUSH_MILLIS));
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        handOver();
        await();
        if (unsynced) {
            writing = thread.submit(() -> {
                batches.sync();
                return null;
            });
            await();
            unsynced = false;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        session.abort();
        bin.close();
    }

    private void onTimer() throws IOException {
        timerIsSet = false;
        var before = writing;
        if (before == null || before.isDone()) {
            handOver();
        } else {
            timerIsSet = true;
            clock.registerTimer(clock.getCurrentProcessingTime() + FLUSH_MILLIS, time -> onTimer());
        }
    }

    private int size() {
        return name == null ? rows.size() : named.size();
    }

    private void handOver() throws IOException {
        if (size() == 0) {
            return;
        }
        await();
        var batch = name == null ? rows : new ArrayList<>(named.values());
        rows = new ArrayList<>();
        named = new HashMap<>();
        unsynced = true;
        writing = thread.submit(() -> {
            long began = System.nanoTime();
            batches.write(batch);
            tookMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            return null;
        });
    }

    /** Waits for the batch that is being written, and tells what went wrong with it. */
    private void await() throws IOException {
        var before = writing;
        if (before == null) {
            return;
        }
        try {
            before.get();
            writing = null;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Closed while a batch was written");
        } catch (ExecutionException failed) {
            throw new IOException("A batch was not written: " + failed.getMessage(), failed);
        }
    }
}
