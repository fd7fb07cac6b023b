package dev.vigia.bridge.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP proxy with a bad line: it slices what passes into small pieces, holds each up for a random time, goes silent both
 * ways like a partitioned network, or resets connections. Its pauses are the fault itself, not waiting for a condition.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int PIECE = 4096;

    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int mostDelayMicros;
    private volatile int mostBytes = PIECE;
    private volatile boolean silent;
    private volatile boolean closed;

    public FaultProxy(String host, int port) {
        target = new InetSocketAddress(host, port);
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** From now on pieces of 1 to {@code mostBytes}, each held up for up to so long. */
    public void slice(int mostBytes, int mostDelayMicros) {
        this.mostBytes = mostBytes;
        this.mostDelayMicros = mostDelayMicros;
    }

    /** Nothing passes, and nobody is told; until {@link #heal}. */
    public void partition() {
        silent = true;
    }

    public void heal() {
        silent = false;
    }

    /** Resets every connection. */
    public void reset() throws IOException {
        for (var socket : sockets) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (SocketException ended) {
                // The other end of the pair went first, and its pump has closed this one.
                if (!socket.isClosed()) {
                    throw ended;
                }
            }
        }
    }

    private void accept() {
        while (!closed) {
            try {
                var client = listener.accept();
                sockets.add(client);
                var server = new Socket();
                sockets.add(server);
                connect(client, server);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                start(() -> pump(client, server, 1));
                start(() -> pump(server, client, 2));
            } catch (IOException ended) {
                if (!closed && listener.isClosed()) {
                    throw new UncheckedIOException(ended);
                }
            }
        }
    }

    private void pump(Socket from, Socket to, int seed) {
        var random = new Random(seed);
        var bytes = new byte[PIECE];
        try {
            for (int count = from.getInputStream().read(bytes);
                    count >= 0;
                    count = from.getInputStream().read(bytes)) {
                for (int at = 0, step; at < count; at += step) {
                    step = Math.min(count - at, 1 + random.nextInt(mostBytes));
                    holdUp(random);
                    to.getOutputStream().write(bytes, at, step);
                }
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private void holdUp(Random random) {
        if (mostDelayMicros > 0) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(mostDelayMicros)));
        }
        while (silent && !closed) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private void connect(Socket client, Socket server) throws IOException {
        try {
            server.connect(target, 2_000);
        } catch (IOException away) {
            client.close();
            throw away;
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        sockets.forEach(FaultProxy::closeQuietly);
    }
}
