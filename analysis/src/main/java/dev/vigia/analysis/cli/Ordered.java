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
 * Answers questions in the order in which they came, on as many threads as there are processors once more of them are
 * waiting than one batch holds. A judge is not shared between threads: a further one is made for each further thread,
 * so a person who types, or a short file, pays for one only.
 *
 * @param <J> what answers
 * @param <Q> a question: a line, or what was read of it
 * @param <A> an answer
 */
final class Ordered<J, Q, A> implements AutoCloseable {
    private static final int BATCH = 256;

    /** Answers one question. */
    interface Answer<J, Q, A> {
        A of(J judge, Q question) throws IOException;
    }

    /** Takes the answers, in order. */
    interface Sink<A> {
        void accept(A answer) throws IOException;
    }

    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ExecutorService pool = Executors.newFixedThreadPool(threads);
    private final BlockingQueue<J> idle = new LinkedBlockingQueue<>();
    private final ArrayDeque<Future<List<A>>> answers = new ArrayDeque<>();
    private final Supplier<J> judges;
    private final Answer<J, Q, A> answer;
    private final Sink<A> sink;
    private List<Q> batch = new ArrayList<>();

    Ordered(Supplier<J> judges, Answer<J, Q, A> answer, Sink<A> sink) {
        this.judges = judges;
        this.answer = answer;
        this.sink = sink;
        this.idle.add(judges.get());
    }

    /** The answer may come with a later call, {@link #settle} at the latest. */
    void take(Q question) throws IOException {
        batch.add(question);
        if (batch.size() == BATCH) {
            List<Q> full = batch;
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
        List<Q> rest = batch;
        batch = new ArrayList<>();
        for (A each : answered(rest)) {
            sink.accept(each);
        }
    }

    private List<A> answered(List<Q> questions) throws IOException {
        J free = idle.poll();
        J judge = free == null ? judges.get() : free;
        List<A> answered = new ArrayList<>(questions.size());
        for (Q question : questions) {
            answered.add(answer.of(judge, question));
        }
        idle.add(judge);
        return answered;
    }

    private void hand(Future<List<A>> due) throws IOException {
        try {
            for (A each : due.get()) {
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
