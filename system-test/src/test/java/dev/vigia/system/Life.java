package dev.vigia.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Whether the system lives: its processes, its jobs' tasks, and a message's way from the tap to the API. */
final class Life {
    private final Vigia vigia;
    private final Duration patience;

    Life(Vigia vigia, Duration patience) {
        this.vigia = vigia;
        this.patience = patience;
    }

    /** Waits until the part has a new process, and the cluster runs all tasks of the three jobs. */
    void awaitRestart(String part, long killed) {
        await().atMost(patience).until(() -> vigia.pid(part) != killed);
        var flink = new Api(vigia.stack().path("flink").asText(), "");
        await().atMost(patience).ignoreExceptions().until(() -> {
            var jobs = new ArrayList<JsonNode>();
            flink.get("/jobs/overview").path("jobs").forEach(jobs::add);
            jobs.removeIf(job -> !job.path("state").asText().equals("RUNNING")
                    || job.path("tasks").path("running").asInt()
                            < job.path("tasks").path("total").asInt());
            return jobs.size() == 3;
        });
    }

    /** Waits until a message sent through the tap now is in the API, trying again while something is down. */
    void awaitFlow(String name) {
        var deadline = Instant.now().plus(patience);
        for (int attempt = 0; Instant.now().isBefore(deadline); attempt++) {
            var conversation = "flow-" + name + "-" + attempt;
            try (var client = new ChatClient(vigia.stack().path("bridge").asText(), "eco", conversation)) {
                client.send("¿sigues ahí, " + conversation + "?");
                await().atMost(Duration.ofSeconds(3)).ignoreExceptions().until(() -> !texts(conversation)
                        .isEmpty());
                return;
            } catch (CompletionException | org.awaitility.core.ConditionTimeoutException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("Not healed within " + patience + " after " + name + "; see "
                + Path.of(vigia.data().toString(), "logs"));
    }

    /** Texts of a conversation in order, as the API tells them; none when it does not know it or does not answer. */
    List<String> texts(String conversation) {
        var answer = new Api(
                        vigia.stack().path("api").asText(),
                        vigia.stack().path("viewerToken").asText())
                .tryGet("/api/v1/chat/conversations/" + conversation);
        if (answer.status() != 200) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        answer.json()
                .path("messages")
                .forEach(message -> texts.add(message.path("text").asText()));
        return texts;
    }
}
