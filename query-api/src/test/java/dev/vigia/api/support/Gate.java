package dev.vigia.api.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP gate before a server: open it passes bytes both ways, closed it cuts every connection and takes no new one. */
public final class Gate implements AutoCloseable {
    private final ServerSocket entrance;
    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;

    public Gate(String host, int port) {
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            target = new InetSocketAddress(host, port);
            start(this::accept);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public int port() {
        return entrance.getLocalPort();
    }

    public void open() {
        open = true;
    }

    public void shut() {
        open = false;
        sockets.forEach(Gate::close);
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        shut();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var inside = entrance.accept();
                if (!open) {
                    inside.close();
                    continue;
                }
                var outside = new Socket(target.getAddress(), target.getPort());
                sockets.add(inside);
                sockets.add(outside);
                start(() -> pass(inside, outside));
                start(() -> pass(outside, inside));
            } catch (IOException refused) {
                open = open && !entrance.isClosed();
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            close(to);
        }
        close(from);
        close(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "gate");
        thread.setDaemon(true);
        thread.start();
    }
}
