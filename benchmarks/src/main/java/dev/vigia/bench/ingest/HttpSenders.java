package dev.vigia.bench.ingest;

import dev.vigia.bench.process.BridgeNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that post batches and wait for the answer of each, several at once. */
final class HttpSenders {
    private HttpSenders() {}

    static double seconds(BridgeNode bridge, List<byte[]> batches, int connections) {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var address = URI.create("http://127.0.0.1:" + bridge.port() + "/ingest/v1/events");
        var next = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(connections);
        long start = System.nanoTime();
        var senders = new CompletableFuture<?>[connections];
        for (int i = 0; i < connections; i++) {
            senders[i] = CompletableFuture.runAsync(
                    () -> {
                        for (int batch = next.getAndIncrement();
                                batch < batches.size();
                                batch = next.getAndIncrement()) {
                            post(client, address, bridge, batches.get(batch));
                        }
                    },
                    threads);
        }
        CompletableFuture.allOf(senders).join();
        double seconds = (System.nanoTime() - start) / 1e9;
        threads.shutdown();
        return seconds;
    }

    private static void post(HttpClient client, URI address, BridgeNode bridge, byte[] batch) {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(batch));
        bridge.authorization().forEach(request::header);
        var answer = client.sendAsync(request.build(), BodyHandlers.ofString()).join();
        if (answer.statusCode() != 200 || !answer.body().contains("\"rejected\":0")) {
            throw new IllegalStateException("The bridge answered " + answer.statusCode() + ": "
                    + answer.body().substring(0, Math.min(300, answer.body().length())));
        }
    }
}
