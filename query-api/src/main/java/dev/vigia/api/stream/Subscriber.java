package dev.vigia.api.stream;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One client of the stream. Frames wait in a bounded queue until the connection takes them; nobody ever blocks on a
 * client. One that falls behind by the whole queue is closed: it comes back and gets the newest state.
 */
final class Subscriber implements WriteListener {
    private static final int WAITING = 64;

    private final ServletOutputStream output;
    private final Consumer<Subscriber> gone;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Queue<Frame> queue = new ArrayDeque<>(WAITING);
    private boolean ready;
    private boolean unflushed;
    private boolean closed;

    Subscriber(ServletOutputStream output, Consumer<Subscriber> gone) {
        this.output = output;
        this.gone = gone;
    }

    /** Done when the connection is to be ended. */
    CompletableFuture<Void> end() {
        return end;
    }

    void send(Frame frame) {
        boolean overrun;
        synchronized (this) {
            overrun = !closed && queue.size() >= WAITING;
            if (!closed && !overrun) {
                queue.add(frame);
                drain();
            }
        }
        if (overrun) {
            close();
        }
    }

    @Override
    public synchronized void onWritePossible() {
        ready = true;
        drain();
    }

    @Override
    public void onError(Throwable broken) {
        close();
    }

    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.clear();
        }
        gone.accept(this);
        end.complete(null);
    }

    private void drain() {
        try {
            while (ready && !closed && output.isReady()) {
                var frame = queue.poll();
                if (frame != null) {
                    output.write(frame.bytes());
                    unflushed = true;
                } else if (unflushed) {
                    output.flush();
                    unflushed = false;
                } else {
                    return;
                }
            }
        } catch (IOException left) {
            close();
        }
    }
}
