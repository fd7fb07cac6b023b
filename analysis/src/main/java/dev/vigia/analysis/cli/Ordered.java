package dev.vigia.analysis.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * Answers lines in the order in which they came, on as many threads as there are processors once more lines are
 * waiting than one batch holds. A judge is not shared between threads: a further one is made for each further thread,
 * so a person who types, or a short file, pays for one only.
 *
 * @param <J> what answers a line
 */
final class Ordered<J> implements AutoCloseable {
    private static final int BATCH = 256;

    /** Answers one line. */
    interface Answer<J> {
        String of(J judge, String line) throws IOException;
    }

    /** Takes the answers, in order. */
    interface Sink {
        void accept(String answer) throws IOException;
    }

    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ExecutorService pool = Executors.newFixedThreadPool(threads);
    private final BlockingQueue<J> idle = new LinkedBlockingQueue<>();
    private final ArrayDeque<Future<List<String>>> answers = new ArrayDeque<>();
    private final Supplier<J> judges;
    private final Answer<J> answer;
    private final Sink sink;
    private List<String> batch = new ArrayList<>();

    Ordered(Supplier<J> judges, Answer<J> answer, Sink sink) {
        this.judges = judges;
        this.answer = answer;
        this.sink = sink;
        this.idle.add(judges.get());
    }

    /** The answer may come with a later call, {@link #settle} at the latest. */
    void take(String line) throws IOException {
        batch.add(line);
        if (batch.size() == BATCH) {
            List<String> full = batch;
            batch = new ArrayList<>();
            answers.add(pool.submit(() -> answered(full)));
            // Enough that no thread waits for the reader, few enough that memory stays bounded.
            while (answers.size() > 2 * threads) {
                hand(answers.remove());
            }
        }
    }

    /** Gives every answer that is still due; what does not fill a batch is answered on the caller's thread. */
    void settle() throws IOException {
        while (!answers.isEmpty()) {
            hand(answers.remove());
        }
        List<String> rest = batch;
        batch = new ArrayList<>();
        for (String each : answered(rest)) {
            sink.accept(each);
        }
    }

    private List<String> answered(List<String> lines) throws IOException {
        J free = idle.poll();
        J judge = free == null ? judges.get() : free;
        List<String> answered = new ArrayList<>(lines.size());
        for (String line : lines) {
            answered.add(answer.of(judge, line));
        }
        idle.add(judge);
        return answered;
    }

    private void hand(Future<List<String>> due) throws IOException {
        try {
            for (String each : due.get()) {
                sink.accept(each);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        } catch (ExecutionException e) {
            throw new IOException("a line could not be judged: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
