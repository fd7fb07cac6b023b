package dev.vigia.bridge.testkit;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A user at the JDK's own WebSocket client, which nobody here wrote. */
public final class ChatClient implements WebSocket.Listener, AutoCloseable {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    public ChatClient(String address) {
        this(address, Map.of());
    }

    public ChatClient(String address, Map<String, String> headers) {
        this(HttpClient.newHttpClient(), address, headers);
    }

    public ChatClient(HttpClient client, String address, Map<String, String> headers) {
        var builder = client.newWebSocketBuilder();
        headers.forEach(builder::header);
        socket = builder.buildAsync(URI.create(address), this).join();
    }

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

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    /** The code that the other side closed with. */
    public int closeCode() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    public void say(String text) {
        socket.sendText(text, true).join();
    }

    /** Waits until so many messages have come in all. */
    public List<String> received(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> received.size() >= count);
        return List.copyOf(received);
    }

    /** Says goodbye as WebSocket wants it; where the other side said it first, the JDK's client has answered already. */
    @Override
    public void close() {
        if (!closed.isDone() && !socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }

    public WebSocket socket() {
        return socket;
    }
}
