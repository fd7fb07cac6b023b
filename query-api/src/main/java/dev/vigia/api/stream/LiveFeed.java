package dev.vigia.api.stream;

import dev.vigia.api.http.Json;
import dev.vigia.api.http.ProblemException;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes what changes to every listening client. One thread reads for all of them, and only while somebody listens.
 * Each event carries the whole state under its name, so a client that missed some needs only the newest of each.
 */
public final class LiveFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int MOST_CLIENTS = 1_000;

    private final Supplier<Map<String, Object>> states;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final Map<String, Latest> latest = new LinkedHashMap<>();
    private final String instance = UUID.randomUUID().toString();
    private final Thread reader;
    private long counter;
    private boolean closed;

    private record Latest(long number, byte[] json, Frame frame) {}

    /** @param states reads the state of each event name; may throw a {@link ProblemException} */
    public LiveFeed(Supplier<Map<String, Object>> states) {
        this.states = states;
        reader = new Thread(this::run, "live-feed");
        reader.setDaemon(true);
        reader.start();
    }

    /** How many clients listen. */
    public int clients() {
        return subscribers.size();
    }

    /**
     * Keeps the connection of a request open and sends events to it.
     *
     * @param lastEventId the id of the last event that the client has, if it comes back
     */
    void subscribe(Context context, Optional<String> lastEventId) {
        if (subscribers.size() >= MOST_CLIENTS) {
            throw ProblemException.unavailable("Too many clients listen");
        }
        var response = context.res();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
        context.future(() -> {
            context.req().getAsyncContext().setTimeout(0);
            try {
                var output = response.getOutputStream();
                var subscriber = new Subscriber(output, subscribers::remove);
                subscriber.send(Frame.HEARTBEAT);
                join(subscriber, lastEventId);
                output.setWriteListener(subscriber);
                return subscriber.end();
            } catch (IOException left) {
                return CompletableFuture.failedFuture(left);
            }
        });
    }

    private synchronized void join(Subscriber subscriber, Optional<String> lastEventId) {
        if (subscribers.isEmpty()) {
            latest.clear();
        }
        long known = lastEventId.map(this::number).orElse(-1L);
        latest.values().stream()
                .filter(state -> state.number() > known)
                .forEach(state -> subscriber.send(state.frame()));
        subscribers.add(subscriber);
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        subscribers.forEach(Subscriber::close);
    }

    private void run() {
        long beat = System.nanoTime();
        while (awaitListeners()) {
            long start = System.nanoTime();
            poll();
            if (start - beat >= HEARTBEAT.toNanos()) {
                beat = start;
                subscribers.forEach(subscriber -> subscriber.send(Frame.HEARTBEAT));
            }
            pause(PERIOD.toNanos() - (System.nanoTime() - start));
        }
    }

    private void poll() {
        Map<String, Object> current;
        try {
            current = states.get();
        } catch (ProblemException away) {
            current = Map.of("problem", Map.of("detail", String.valueOf(away.getMessage())));
        } catch (RuntimeException broken) {
            LOG.error("The state for the stream cannot be read", broken);
            return;
        }
        synchronized (this) {
            current.forEach(this::publish);
            latest.keySet().retainAll(current.keySet());
        }
    }

    private void publish(String name, Object state) {
        var json = Json.bytes(state);
        var before = latest.get(name);
        if (before != null && Arrays.equals(before.json(), json)) {
            return;
        }
        long number = counter++;
        var frame = Frame.event(instance + "-" + number, name, json);
        latest.put(name, new Latest(number, json, frame));
        subscribers.forEach(subscriber -> subscriber.send(frame));
    }

    /** The number in an id of ours; -1 for an id of another start of the program. */
    private long number(String id) {
        var prefix = instance + "-";
        try {
            return id.startsWith(prefix) ? Long.parseLong(id.substring(prefix.length())) : -1;
        } catch (NumberFormatException foreign) {
            return -1;
        }
    }

    private synchronized boolean awaitListeners() {
        while (!closed && subscribers.isEmpty()) {
            if (!sleep(0)) {
                return false;
            }
        }
        return !closed;
    }

    private synchronized void pause(long nanoseconds) {
        long end = System.nanoTime() + nanoseconds;
        for (long left = nanoseconds; left > 0 && !closed && sleep(left / 1_000_000 + 1); ) {
            left = end - System.nanoTime();
        }
    }

    private boolean sleep(long milliseconds) {
        try {
            wait(milliseconds);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
