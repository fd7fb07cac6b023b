package dev.vigia.local.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The few calls of Flink's REST interface that the stack needs. Every one throws IOException when it is not answered. */
public final class FlinkRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "vigia-jar-boundary";

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    public FlinkRest(URI base) {
        this.base = base;
    }

    /** Whether the JobManager answers and has a TaskManager with slots. */
    public boolean isReady() throws InterruptedException {
        try {
            return get("/overview").path("slots-total").asInt() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** State by job id, of every job that the cluster knows: {@code RUNNING}, {@code FAILED}… */
    public Map<String, String> jobStates() throws IOException, InterruptedException {
        Map<String, String> states = new HashMap<>();
        get("/jobs/overview")
                .path("jobs")
                .forEach(job ->
                        states.put(job.path("jid").asText(), job.path("state").asText()));
        return states;
    }

    /** The job of this name that has not ended, however it came into the cluster. */
    Optional<String> livingJob(String name) throws IOException, InterruptedException {
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            boolean ended = job.path("end-time").asLong() > 0;
            if (job.path("name").asText().equals(name) && !ended) {
                return Optional.of(job.path("jid").asText());
            }
        }
        return Optional.empty();
    }

    /** Whether every task of the job runs: a job counts as RUNNING while its tasks still wait for a slot. */
    public boolean allTasksRun(String jobId) throws IOException, InterruptedException {
        JsonNode vertices = get("/jobs/" + jobId).path("vertices");
        for (JsonNode vertex : vertices) {
            if (!vertex.path("status").asText().equals("RUNNING")) {
                return false;
            }
        }
        return !vertices.isEmpty();
    }

    /** Completed checkpoints since the job was submitted. */
    long completedCheckpoints(String jobId) throws IOException, InterruptedException {
        return get("/jobs/" + jobId + "/checkpoints")
                .path("counts")
                .path("completed")
                .asLong();
    }

    /** Stack traces of the job's failures, joined; empty when it has not failed. */
    String failures(String jobId) throws IOException, InterruptedException {
        StringBuilder traces = new StringBuilder();
        get("/jobs/" + jobId + "/exceptions")
                .path("exceptionHistory")
                .path("entries")
                .forEach(entry ->
                        traces.append(entry.path("stacktrace").asText()).append('\n'));
        return traces.toString();
    }

    void cancel(String jobId) throws IOException, InterruptedException {
        send(request("/jobs/" + jobId).method("PATCH", HttpRequest.BodyPublishers.noBody()));
    }

    /** Puts a jar into the cluster and answers its id. */
    String upload(Path jar) throws IOException, InterruptedException {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
                + jar.getFileName() + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n";
        String tail = "\r\n--" + BOUNDARY + "--\r\n";
        HttpRequest.Builder request = request("/jars/upload")
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> multipart(head, jar, tail)));
        String stored = send(request).path("filename").asText();
        return stored.substring(stored.lastIndexOf('/') + 1);
    }

    /**
     * Starts a job and answers its id.
     *
     * @param arguments of the job's {@code main}
     * @param checkpoint what to continue from; absent for a new start
     * @param configuration Flink settings of this job alone
     */
    String run(
            String jarId,
            String mainClass,
            List<String> arguments,
            Optional<Path> checkpoint,
            Map<String, String> configuration)
            throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("entryClass", mainClass);
        body.set("programArgsList", JSON.valueToTree(arguments));
        checkpoint.ifPresent(from -> body.put("savepointPath", from.toUri().toString())
                .put("claimMode", "NO_CLAIM")
                .put("allowNonRestoredState", false));
        body.set("flinkConfiguration", JSON.valueToTree(configuration));
        HttpRequest.Builder request = request("/jars/" + jarId + "/run")
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        return send(request).path("jobid").asText();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(10));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new FlinkRefusal(response.statusCode(), response.body());
        }
        return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }

    private static InputStream multipart(String head, Path jar, String tail) {
        try {
            return new SequenceInputStream(Collections.enumeration(List.of(
                    new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)),
                    Files.newInputStream(jar),
                    new ByteArrayInputStream(tail.getBytes(StandardCharsets.UTF_8)))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
