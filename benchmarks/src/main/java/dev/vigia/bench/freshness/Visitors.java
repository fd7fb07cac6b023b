package dev.vigia.bench.freshness;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Users on the tap: one sends the probes, the others what else there is. The agent answers each frame with one. */
final class Visitors implements AutoCloseable {
    static final String PROBES = "probes";

    private static final int OTHERS = 16;
    private static final int MOST_PROBES_PER_SECOND = 25;
    private static final String FILLING = "necesito cambiar la fecha de mi vuelo y no encuentro la reserva";

    private final Watchers watchers;
    private final WebSocket prober;
    private final List<WebSocket> others;
    private long probes;
    private long fillings;

    /** @param tap of an agent, without a slash at the end */
    Visitors(String tap, Watchers watchers) {
        this.watchers = watchers;
        var client = HttpClient.newHttpClient();
        prober = connect(client, tap, PROBES);
        others = IntStream.range(0, OTHERS)
                .mapToObj(number -> connect(client, tap, other(number)))
                .toList();
    }

    /** A condition on {@code chat_message} for what is no probe. */
    static String notProbes() {
        return "conversation_id like '" + other(0).replaceAll("\\d", "") + "%'";
    }

    private static String other(int number) {
        return "visitor-" + number;
    }

    private static WebSocket connect(HttpClient client, String tap, String conversation) {
        return client.newWebSocketBuilder()
                .buildAsync(URI.create(tap + "/?conversationId=" + conversation), new Discarding())
                .join();
    }

    /** Sends at an even pace, whatever comes back; two messages a frame, the user's and the agent's. */
    void talk(double messagesPerSecond, double seconds) {
        double framesPerSecond = messagesPerSecond / 2;
        long frames = Math.round(framesPerSecond * seconds);
        long every = Math.max(1, Math.round(framesPerSecond / MOST_PROBES_PER_SECOND));
        long start = System.nanoTime();
        for (long frame = 0; frame < frames; frame++) {
            long due = start + Math.round(frame / framesPerSecond * 1e9);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (frame % every == 0) {
                probe(due);
            } else {
                fill();
            }
        }
    }

    /** Sends so many messages as fast as the tap takes them. */
    void flood(long messages) {
        for (long sent = 0; sent < messages; sent += 2) {
            fill();
        }
    }

    private void probe(long due) {
        long number = probes++;
        watchers.sent(number, due);
        prober.sendText(Sightings.text(number), true).join();
    }

    private void fill() {
        others.get((int) (fillings++ % OTHERS)).sendText(FILLING, true).join();
    }

    @Override
    public void close() {
        others.forEach(WebSocket::abort);
        prober.abort();
    }

    /** Answers are taken off the wire and forgotten. */
    private static final class Discarding implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
