package dev.vigia.bridge.http;

import java.util.concurrent.CompletableFuture;

/** The bridge's side of one WebSocket connection. Called by one thread at a time. */
public interface MessageService {
    /** Where answers go; any thread may send. */
    interface Outgoing {
        void send(byte[] text);

        /** Ends the connection with a code of RFC 6455, section 7.4. */
        void close(int code, String reason);
    }

    /**
     * A whole message, text or binary, has come.
     *
     * @return completes when the next one may be read: until then the sender is held back by TCP
     */
    CompletableFuture<Void> received(byte[] message, Outgoing outgoing);
}
