package dev.vigia.local.socket;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Opens WebSocket connections as a user's chat window does. */
public final class ChatClients {
    private final HttpClient http;

    /** @param threads runs the callbacks of all connections */
    public ChatClients(ExecutorService threads) {
        http = HttpClient.newBuilder()
                .executor(threads)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** A connection that is open, or the reason why it cannot be. */
    public CompletableFuture<ChatClient> open(URI address, Listener listener) {
        TextAssembly assembly = new TextAssembly(listener);
        return http.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(address, assembly)
                .thenApply(ChatClient::new);
    }
}
