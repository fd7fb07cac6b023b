package dev.vigia.local.bridge;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.local.home.StackException;
import dev.vigia.local.home.StackFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The list of agents that the running bridge relays to. */
public final class BridgeAgents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StackFile stack;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public BridgeAgents(StackFile stack) {
        this.stack = stack;
    }

    /** The upstream of an agent, if the bridge knows it. */
    public Optional<String> find(String id) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(id).GET());
        return answer.statusCode() == 200
                ? Optional.of(JSON.readTree(answer.body()).path("upstream").asText())
                : Optional.empty();
    }

    /** @throws StackException when the bridge does not take it, with the bridge's reason */
    public void put(String id, String upstream) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(id)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("upstream", upstream)))));
        if (answer.statusCode() / 100 != 2) {
            throw new StackException(
                    "the bridge does not take agent " + id + " (" + answer.statusCode() + "): " + answer.body());
        }
    }

    public void remove(String id) throws IOException, InterruptedException {
        send(request(id).DELETE());
    }

    private HttpRequest.Builder request(String id) {
        return HttpRequest.newBuilder(URI.create(stack.bridge() + "/admin/v1/agents/" + id))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + stack.adminToken());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
