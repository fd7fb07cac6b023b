package dev.vigia.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A user's WebSocket client: sends a text, waits for the next text that comes back. */
final class ChatClient implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    /** @throws CompletionException when the connection cannot be opened */
    ChatClient(String bridge, String agent, String conversation) {
        var address = URI.create(
                bridge.replaceFirst("^http", "ws") + "/tap/" + agent + "/chat?conversationId=" + conversation);
        socket = HTTP.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(3))
                .buildAsync(address, new Listener())
                .join();
    }

    /** Sends a text; false when the connection is gone. */
    boolean send(String text) {
        try {
            socket.sendText(text, true).join();
            return true;
        } catch (CompletionException gone) {
            return false;
        }
    }

    /** The next text from the agent, or null when none comes in time. */
    @Nullable
    String receive(Duration patience) throws InterruptedException {
        return received.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                received.add(partial.toString());
                partial.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}
