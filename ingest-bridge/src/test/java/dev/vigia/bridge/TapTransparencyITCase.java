package dev.vigia.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.bridge.testkit.RawAgent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Raw sockets on both ends: whatever passes the tap comes out as it went in. */
@Timeout(60)
class TapTransparencyITCase {
    private static final int MEBIBYTE = 1 << 20;
    private static final String LINES =
            "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "Sec-WebSocket-Version: 13\r\nX-Odd:   kept  as is \r\nCookie: a=b; c=d\r\n"
                    + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";

    private RawAgent agent;
    private TestBridge bridge;
    private Socket client;

    @BeforeEach
    void start() throws IOException {
        agent = new RawAgent();
        bridge = new TestBridge(agent.address());
        client = new Socket("127.0.0.1", bridge.port());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        agent.close();
        bridge.close();
    }

    private void handshake() throws IOException {
        send(client, "GET /tap/bot/chat?x=1 HTTP/1.1\r\nHost: bridge:1\r\n" + LINES + "\r\n");
        RawAgent.readHead(agent.socket().getInputStream());
        send(agent.socket(), RawAgent.SWITCHING);
        assertThat(RawAgent.readHead(client.getInputStream())).isEqualTo(RawAgent.SWITCHING);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(RawAgent.bytes(text));
    }

    @Test
    void onlyTheRequestLineAndHostOfTheHandshakeChange() throws IOException {
        send(client, "GET /tap/bot/chat?x=1%202 HTTP/1.1\r\nhost: bridge:1\r\n" + LINES + "\r\n");

        assertThat(RawAgent.readHead(agent.socket().getInputStream()))
                .isEqualTo("GET /chat?x=1%202 HTTP/1.1\r\nHost: "
                        + agent.address().substring("ws://".length()) + "\r\n" + LINES + "\r\n");
    }

    @Test
    void arbitraryBytesPassUnchangedBothWaysAtOnce() throws Exception {
        handshake();
        var up = noise(1, 8 * MEBIBYTE);
        var down = noise(2, 8 * MEBIBYTE);
        var sentUp = sending(client.getOutputStream(), up);
        var sentDown = sending(agent.socket().getOutputStream(), down);
        var gotUp = receiving(agent.socket().getInputStream(), up.length);
        var gotDown = receiving(client.getInputStream(), down.length);

        assertThat(gotUp.get()).isEqualTo(up);
        assertThat(gotDown.get()).isEqualTo(down);
        CompletableFuture.allOf(sentUp, sentDown).get();
    }

    @Test
    void bytesBehindTheAnswerInOneSegmentArrive() throws IOException {
        send(client, "GET /tap/bot HTTP/1.1\r\nHost: b\r\n" + LINES + "\r\n");
        RawAgent.readHead(agent.socket().getInputStream());
        send(agent.socket(), RawAgent.SWITCHING + "\u0081\u0004hola");

        RawAgent.readHead(client.getInputStream());
        assertThat(client.getInputStream().readNBytes(6)).isEqualTo(RawAgent.bytes("\u0081\u0004hola"));
    }

    @Test
    void whatTheClientSendsTooEarlyWaitsForTheAgentsAnswer() throws IOException {
        send(client, "GET /tap/bot HTTP/1.1\r\nHost: b\r\n" + LINES + "\r\nEARLY");
        var input = agent.socket().getInputStream();
        RawAgent.readHead(input);
        assertThat(input.available()).isZero();
        send(agent.socket(), RawAgent.SWITCHING);

        assertThat(input.readNBytes(5)).isEqualTo(RawAgent.bytes("EARLY"));
    }

    @Test
    void aRefusalPassesAndNothingBehindTheHandshakeReachesTheAgent() throws IOException {
        send(client, "GET /tap/bot HTTP/1.1\r\nHost: b\r\n" + LINES + "\r\nGET /secret HTTP/1.1\r\n\r\n");
        var input = agent.socket().getInputStream();
        RawAgent.readHead(input);
        var refusal = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno";
        send(agent.socket(), refusal);

        assertThat(client.getInputStream().readNBytes(refusal.length())).isEqualTo(RawAgent.bytes(refusal));
        send(client, "GET /secret HTTP/1.1\r\n\r\n");
        assertThat(input.read()).isEqualTo(-1);
    }

    @Test
    void aHalfClosedConnectionStillCarriesTheOtherDirection() throws IOException {
        handshake();
        send(client, "last words");
        client.shutdownOutput();
        assertThat(agent.socket().getInputStream().readAllBytes()).isEqualTo(RawAgent.bytes("last words"));

        send(agent.socket(), "still answering");
        agent.socket().shutdownOutput();
        assertThat(client.getInputStream().readAllBytes()).isEqualTo(RawAgent.bytes("still answering"));
    }

    @Test
    void aResetOfTheAgentIsAResetForTheClient() throws IOException {
        handshake();
        agent.socket().setSoLinger(true, 0);
        agent.socket().close();

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    @Test
    void aResetOfTheClientIsAResetForTheAgent() throws IOException {
        handshake();
        client.setSoLinger(true, 0);
        client.close();

        assertThatThrownBy(() -> agent.socket().getInputStream().read()).isInstanceOf(SocketException.class);
    }

    @Test
    void aReaderThatDoesNotReadStopsTheSenderAndNobodyElse() throws Exception {
        handshake();
        var flood = sending(client.getOutputStream(), noise(3, 64 * MEBIBYTE));
        send(agent.socket(), "other way");

        assertThat(client.getInputStream().readNBytes(9)).isEqualTo(RawAgent.bytes("other way"));
        assertThat(flood).isNotDone();
        assertThat(receiving(agent.socket().getInputStream(), 64 * MEBIBYTE).get())
                .isEqualTo(noise(3, 64 * MEBIBYTE));
    }

    private static byte[] noise(int seed, int size) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** In pieces of all sizes. */
    private static CompletableFuture<Void> sending(OutputStream output, byte[] bytes) {
        var random = new Random(bytes.length);
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        for (int at = 0, size; at < bytes.length; at += size) {
                            size = Math.min(bytes.length - at, 1 + random.nextInt(100_000));
                            output.write(bytes, at, size);
                        }
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                },
                task -> new Thread(task).start());
    }

    private static CompletableFuture<byte[]> receiving(InputStream input, int size) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return input.readNBytes(size);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                },
                task -> new Thread(task).start());
    }
}
