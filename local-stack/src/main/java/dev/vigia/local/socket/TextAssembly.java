package dev.vigia.local.socket;

import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Joins the pieces in which Java's WebSocket hands over a text. */
final class TextAssembly implements WebSocket.Listener {
    private final Listener listener;
    private final StringBuilder text = new StringBuilder();
    private boolean closed;

    TextAssembly(Listener listener) {
        this.listener = listener;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean isLast) {
        text.append(piece);
        if (isLast) {
            String whole = text.toString();
            text.setLength(0);
            listener.received(whole);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        close();
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable broken) {
        close();
    }

    private void close() {
        if (!closed) {
            closed = true;
            listener.closed();
        }
    }
}
