package dev.vigia.bench.ingest;

import dev.vigia.bench.process.BridgeNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/** Connections to the stream that send batches, with a bounded number of unanswered ones. */
final class StreamSenders {
    private static final int UNANSWERED = 8;

    private StreamSenders() {}

    static double seconds(BridgeNode bridge, List<byte[]> batches, int connections) throws InterruptedException {
        var client = HttpClient.newHttpClient();
        var address = URI.create("ws://127.0.0.1:" + bridge.port() + "/ingest/v1/stream");
        var texts = batches.stream()
                .map(batch -> new String(batch, StandardCharsets.UTF_8))
                .toList();
        var senders = new ArrayList<Sender>();
        for (int i = 0; i < connections; i++) {
            var builder = client.newWebSocketBuilder();
            bridge.authorization().forEach(builder::header);
            var sender = new Sender(texts.size() / connections + (i < texts.size() % connections ? 1 : 0));
            sender.socket = builder.buildAsync(address, sender).join();
            senders.add(sender);
        }
        long start = System.nanoTime();
        for (int i = 0; i < texts.size(); i++) {
            var sender = senders.get(i % connections);
            sender.room.acquire();
            sender.socket.sendText(texts.get(i), true).join();
        }
        senders.forEach(sender -> sender.done.join());
        double seconds = (System.nanoTime() - start) / 1e9;
        senders.forEach(sender -> sender.socket.abort());
        return seconds;
    }

    private static final class Sender implements WebSocket.Listener {
        private final Semaphore room = new Semaphore(UNANSWERED);
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final StringBuilder answer = new StringBuilder();
        private int expected;

        @SuppressWarnings("NullAway.Init") // set before the first message
        private WebSocket socket;

        Sender(int expected) {
            this.expected = expected;
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            answer.append(data);
            if (last) {
                if (answer.indexOf("\"rejected\":0") < 0) {
                    done.completeExceptionally(new IllegalStateException("The bridge answered " + answer));
                }
                answer.setLength(0);
                room.release();
                if (--expected == 0) {
                    done.complete(null);
                }
            }
            webSocket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            done.completeExceptionally(new IllegalStateException("The stream broke", error));
            room.release(Integer.MAX_VALUE / 2);
        }
    }
}
