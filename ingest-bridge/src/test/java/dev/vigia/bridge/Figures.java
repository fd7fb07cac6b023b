package dev.vigia.bridge;

import dev.vigia.bridge.testbroker.TestBroker;
import dev.vigia.bridge.testkit.BridgeProcess;
import dev.vigia.bridge.testkit.EchoAgent;
import dev.vigia.bridge.testkit.RawAgent;
import dev.vigia.bridge.testkit.RecordedEvents;
import dev.vigia.bridge.testkit.SharedBroker;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures the bridge, as a process of its own, beside its reference in the same run: round trips through the tap and
 * directly to the same agent, taken in turns; acknowledged events a second by direct ingest. Not a test: run main.
 */
public final class Figures {
    private static final int ROUNDS = 40;
    private static final int TRIPS = 500;
    private static final int BATCH = 500;
    private static final int BATCHES = 60;
    private static final int SENDERS = 4;

    private Figures() {}

    public static void main(String[] arguments) throws Exception {
        var directory = Files.createTempDirectory("figures");
        try (var agent = new EchoAgent()) {
            var settings = TestBridge.settings(directory.resolve("data").toString(), SharedBroker.bootstrap());
            settings.put("VIGIA_BRIDGE_PORT", Integer.toString(TestBroker.freePort()));
            settings.put("VIGIA_AGENTS", "bot=" + agent.address());
            try (var bridge = new BridgeProcess(settings, directory.resolve("bridge.log"))) {
                int port = Integer.parseInt(settings.get("VIGIA_BRIDGE_PORT"));
                latency(URI.create(agent.address()).getPort(), port);
                ingest(port);
                for (var line : get(port, "/metrics")
                        .lines()
                        .filter(Figures::interesting)
                        .toList()) {
                    System.out.println("  " + line);
                }
                bridge.stop();
            }
        }
        System.exit(0);
    }

    private static boolean interesting(String line) {
        return line.startsWith("vigia_bridge_added") || line.startsWith("vigia_bridge_journal");
    }

    private static void latency(int agentPort, int bridgePort) throws IOException {
        try (var direct = new Client(agentPort, "/chat");
                var tapped = new Client(bridgePort, "/tap/bot/chat?conversationId=figures")) {
            var directNanos = new ArrayList<Long>();
            var tappedNanos = new ArrayList<Long>();
            for (int round = 0; round < ROUNDS; round++) {
                direct.trips(TRIPS, directNanos);
                tapped.trips(TRIPS, tappedNanos);
            }
            var warm = directNanos.size() / 4;
            report("direct", directNanos.subList(warm, directNanos.size()));
            report("tapped", tappedNanos.subList(warm, tappedNanos.size()));
            System.out.printf(
                    "added (two passes of the bridge a trip): p50 %.3f ms, p99 %.3f ms%n",
                    quantile(tappedNanos, warm, 0.5) - quantile(directNanos, warm, 0.5),
                    quantile(tappedNanos, warm, 0.99) - quantile(directNanos, warm, 0.99));
        }
        try (var recorded = new RecordedEvents(SharedBroker.bootstrap())) {
            int expected = 2 * ROUNDS * TRIPS + 2;
            var events = recorded.of("figures", list -> list.size() >= expected);
            System.out.println("recorded " + events.size() + " of " + expected + " events");
        }
    }

    private static void report(String name, List<Long> nanos) {
        System.out.printf(
                "%s: p50 %.3f ms, p99 %.3f ms, n %d%n",
                name, quantile(nanos, 0, 0.5), quantile(nanos, 0, 0.99), nanos.size());
    }

    private static double quantile(List<Long> nanos, int from, double q) {
        var sorted = nanos.subList(from, nanos.size()).stream()
                .mapToLong(Long::longValue)
                .toArray();
        Arrays.sort(sorted);
        return sorted[(int) (q * (sorted.length - 1))] / 1e6;
    }

    private static void ingest(int port) {
        var http = HttpClient.newHttpClient();
        var start = System.nanoTime();
        var senders = IntStream.range(0, SENDERS)
                .mapToObj(sender -> CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < BATCHES; i++) {
                                post(http, port, batch("ingest-" + sender, BATCH));
                            }
                        },
                        task -> new Thread(task).start()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(senders).join();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "ingest: %.0f acknowledged events/s (%d senders, %d events a request)%n",
                SENDERS * BATCHES * BATCH / seconds, SENDERS, BATCH);

        var single = batch("single", 1);
        start = System.nanoTime();
        for (int i = 0; i < 500; i++) {
            post(http, port, single);
        }
        System.out.printf("ingest: %.2f ms for one event, one sender%n", (System.nanoTime() - start) / 1e6 / 500);
    }

    private static String batch(String conversation, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> """
                        {"type":"message.user","agentId":"sdk","conversationId":"%s-%d","userId":"u%d","text":"una pregunta de longitud normal, número %d"}""".formatted(conversation, i % 50, i, i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static void post(HttpClient http, int port, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ingest/v1/events"))
                .header("Authorization", "Bearer " + TestBridge.INGEST_TOKEN)
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.sendAsync(request, BodyHandlers.ofString()).join();
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    /** A raw client: one short masked text frame there, one back. */
    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final OutputStream output;
        private final DataInputStream input;
        private final byte[] frame;

        Client(int port, String target) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            output = socket.getOutputStream();
            input = new DataInputStream(socket.getInputStream());
            output.write(RawAgent.bytes("GET " + target + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "Sec-WebSocket-Version: 13\r\n\r\n"));
            RawAgent.readHead(input);
            var text =
                    "un mensaje de unos cien caracteres, como los que escribe la gente cuando pregunta algo a un agente"
                            .getBytes(StandardCharsets.UTF_8);
            frame = new byte[6 + text.length];
            frame[0] = (byte) 0x81;
            frame[1] = (byte) (0x80 | text.length);
            System.arraycopy(text, 0, frame, 6, text.length);
        }

        void trips(int count, List<Long> nanos) throws IOException {
            for (int i = 0; i < count; i++) {
                long start = System.nanoTime();
                output.write(frame);
                input.readByte();
                input.skipNBytes(input.readByte() & 0x7F);
                nanos.add(System.nanoTime() - start);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
