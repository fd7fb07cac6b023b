package dev.vigia.local.socket;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;

/** A user's end of a conversation. Sending is queued: Java's WebSocket takes one text at a time. */
public final class ChatClient {
    private final WebSocket socket;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    ChatClient(WebSocket socket) {
        this.socket = socket;
    }

    public synchronized CompletableFuture<?> send(String text) {
        last = last.thenCompose(sent -> socket.sendText(text, true));
        return last;
    }

    /** Says goodbye after everything queued has been sent. */
    public synchronized void close() {
        last = last.handle((sent, failure) -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }

    /** Drops the connection without a word. */
    public void abort() {
        socket.abort();
    }
}
