package dev.vigia.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.local.home.StackException;
import dev.vigia.local.home.StackFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Sends recordings as events with their recorded times, in batches, each acknowledged before the next. */
final class IngestReplay {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 400;
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);

    private final StackFile stack;
    private final RecordedEvents events;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    IngestReplay(StackFile stack, String agentId) {
        this.stack = stack;
        this.events = new RecordedEvents(agentId);
    }

    /** Conversations stay whole and in order: a batch ends only after one is complete. */
    void play(List<Recording> recordings, Advance advance) throws IOException, InterruptedException {
        List<JsonNode> batch = new ArrayList<>();
        List<Recording> covered = new ArrayList<>();
        for (int i = 0; i < recordings.size(); i++) {
            Recording recording = recordings.get(i);
            // Recordings without a time begin a minute apart on a fixed day, the same at every replay.
            batch.addAll(
                    events.of(recording, Instant.parse("2020-01-01T00:00:00Z").plusSeconds(60L * i)));
            covered.add(recording);
            if (batch.size() >= BATCH || i == recordings.size() - 1) {
                JsonNode answer = post(batch);
                if (answer.path("rejected").asInt() > 0) {
                    throw new StackException("the bridge rejected events: " + firstRejection(answer));
                }
                covered.forEach(advance::finished);
                batch.clear();
                covered.clear();
            }
        }
    }

    private JsonNode post(List<JsonNode> batch) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.bridge() + "/ingest/v1/events"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + stack.ingestToken())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(batch)))
                .build();
        String problem = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return JSON.readTree(answer.body());
                }
                problem = answer.statusCode() + ": " + answer.body();
                if (!TRY_AGAIN.contains(answer.statusCode())) {
                    break;
                }
            } catch (IOException away) {
                problem = away.toString();
            }
            // Safe to repeat: every event has the same id each time.
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
        throw new StackException("the bridge does not take the events: " + problem);
    }

    private static String firstRejection(JsonNode answer) {
        for (JsonNode result : answer.path("results")) {
            if (result.path("status").asText().equals("rejected")) {
                return result.toString();
            }
        }
        return answer.toString();
    }
}
