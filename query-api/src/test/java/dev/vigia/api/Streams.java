package dev.vigia.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of the live stream. */
final class Streams implements AutoCloseable {
    private final java.io.InputStream body;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** One event. */
    record Event(String id, String name, String data) {}

    private Streams(java.io.InputStream body) {
        this.body = body;
        var reader = new Thread(this::read, "stream-client");
        reader.setDaemon(true);
        reader.start();
    }

    static Streams open(String address, String... headers) {
        return new Streams(connect(address, headers).body());
    }

    /** The status that a listener gets. */
    static int status(String authorization) {
        var answer = connect(Stack.api().address(), "Authorization", authorization);
        try (var closed = answer.body()) {
            return answer.statusCode();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The next event of a name; null when none comes in time. */
    @Nullable
    Event next(String name) throws InterruptedException {
        while (true) {
            var event = events.poll(20, TimeUnit.SECONDS);
            if (event == null || event.name().equals(name)) {
                return event;
            }
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String id = "";
            String name = "";
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(id, name, line.substring(6)));
                }
            }
        } catch (IOException closed) {
            events.add(new Event("", "closed", String.valueOf(closed.getMessage())));
        }
    }

    private static HttpResponse<java.io.InputStream> connect(String address, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1/chat/stream"));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
