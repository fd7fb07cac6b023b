package dev.vigia.bridge.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** An agent's side as bare sockets: the test says every byte. Takes one connection. */
public final class RawAgent implements AutoCloseable {
    /** An answer to a handshake; the key is not checked by raw clients. */
    public static final String SWITCHING =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: whatever\r\n\r\n";

    private final ServerSocket listener;
    private final CompletableFuture<Socket> accepted = new CompletableFuture<>();

    public RawAgent() {
        try {
            listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var thread = new Thread(() -> {
            try {
                accepted.complete(listener.accept());
            } catch (IOException closed) {
                accepted.completeExceptionally(closed);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    public String address() {
        return "ws://127.0.0.1:" + listener.getLocalPort();
    }

    public boolean wasContacted() {
        return accepted.isDone();
    }

    public Socket socket() {
        return accepted.join();
    }

    /** Reads a head to its empty line, and not one byte more. */
    public static String readHead(InputStream input) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = input.read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        return head.toString();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            listener.close();
            if (accepted.isDone() && !accepted.isCompletedExceptionally()) {
                accepted.join().close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
