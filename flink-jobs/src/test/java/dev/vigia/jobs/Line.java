package dev.vigia.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line between two ends on this machine that can be cut, as a partition of a network does it: nothing arrives in
 * either direction and neither end is told. What was sent meanwhile arrives when the line is whole again.
 */
public final class Line implements AutoCloseable {
    private static final int PIECE = 16 << 10;

    private final ServerSocket near;
    private final int far;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private boolean cut;

    private Line(ServerSocket near, int far) {
        this.near = near;
        this.far = far;
    }

    /** @param port of the far end, which need not listen yet */
    public static Line to(int port) throws IOException {
        var line = new Line(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        line.inBackground(line::accept);
        return line;
    }

    /** Where the near end is to connect to. */
    public int port() {
        return near.getLocalPort();
    }

    public synchronized void cut() {
        cut = true;
    }

    public synchronized void mend() {
        cut = false;
        notifyAll();
    }

    private synchronized void awaitWhole() throws InterruptedException {
        while (cut) {
            wait();
        }
    }

    private interface Carrying {
        void run() throws IOException, InterruptedException;
    }

    private void inBackground(Carrying carrying) {
        var thread = new Thread(
                () -> {
                    try {
                        carrying.run();
                    } catch (IOException ended) {
                        // One end hung up, which is how every connection ends.
                        Thread.currentThread().interrupt();
                    } catch (InterruptedException closed) {
                        Thread.currentThread().interrupt();
                    }
                },
                "line");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException, InterruptedException {
        while (true) {
            var one = near.accept();
            open.add(one);
            inBackground(() -> connect(one));
        }
    }

    private void connect(Socket one) throws IOException, InterruptedException {
        awaitWhole();
        try {
            var other = new Socket(InetAddress.getLoopbackAddress(), far);
            open.add(other);
            inBackground(() -> carry(other, one));
            carry(one, other);
        } catch (IOException refused) {
            hangUp(one);
            throw refused;
        }
    }

    private void carry(Socket from, Socket to) throws IOException, InterruptedException {
        from.setTcpNoDelay(true);
        var piece = new byte[PIECE];
        try {
            for (int length = from.getInputStream().read(piece);
                    length >= 0;
                    length = from.getInputStream().read(piece)) {
                awaitWhole();
                to.getOutputStream().write(piece, 0, length);
            }
        } finally {
            hangUp(from);
            hangUp(to);
        }
    }

    private void hangUp(Socket socket) throws IOException {
        open.remove(socket);
        socket.close();
    }

    @Override
    public void close() {
        try {
            near.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
