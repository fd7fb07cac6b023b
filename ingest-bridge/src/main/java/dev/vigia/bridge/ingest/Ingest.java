package dev.vigia.bridge.ingest;

import dev.vigia.bridge.http.Answer;
import dev.vigia.bridge.http.Call;
import dev.vigia.bridge.intake.Drafts;
import dev.vigia.bridge.intake.Intake;
import dev.vigia.bridge.intake.QuotaException;
import dev.vigia.settings.ApiKeys.Identity;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /ingest/v1/events}: each event is judged for itself; the answer comes when the good ones are durable. */
public final class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final String RETRY_SECONDS = "1";

    private final Intake intake;

    public Ingest(Intake intake) {
        this.intake = intake;
    }

    /** 200 with a {@link dev.vigia.bridge.intake.Receipt}; 400, 429 and 503 as problems, nothing was taken then. */
    public CompletableFuture<Answer> answer(Call call, Identity sender) {
        var drafts = Drafts.of(call.body(), call.header("content-type").orElse(""));
        if (drafts.isEmpty()) {
            return CompletableFuture.completedFuture(
                    Answer.problem(400, "Bad Request", "Send a JSON array of events, one event, or one event a line."));
        }
        try {
            intake.admit(sender.name(), drafts.size());
            return intake.take(intake.source("http", sender.name()), drafts)
                    .thenApply(receipt -> Answer.json(200, receipt))
                    .exceptionally(Ingest::unavailable);
        } catch (QuotaException over) {
            return CompletableFuture.completedFuture(
                    Answer.problem(429, "Too Many Requests", String.valueOf(over.getMessage()))
                            .with("Retry-After", over.retryAfter()));
        } catch (IOException failure) {
            return CompletableFuture.completedFuture(unavailable(failure));
        }
    }

    private static Answer unavailable(Throwable cause) {
        LOG.warn("Ingested events are refused: {}", cause.toString());
        return Answer.problem(503, "Service Unavailable", "The events cannot be made durable now; send them again.")
                .with("Retry-After", RETRY_SECONDS);
    }
}
