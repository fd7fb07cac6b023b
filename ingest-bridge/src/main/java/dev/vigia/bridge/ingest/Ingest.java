package dev.vigia.bridge.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.bridge.http.Answer;
import dev.vigia.bridge.http.Call;
import dev.vigia.bridge.privacy.Pseudonyms;
import dev.vigia.bridge.recording.Recorder;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.Decoded;
import dev.vigia.events.EventIds;
import dev.vigia.events.EventJson;
import dev.vigia.events.EventJson.Arrival;
import dev.vigia.events.RejectedEvent;
import dev.vigia.settings.ApiKeys.Identity;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /ingest/v1/events}: each event is judged for itself; the answer comes when the good ones are durable. */
public final class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final String RETRY_SECONDS = "1";

    /** One event's fate. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Result(
            @Nullable String eventId,
            String status,
            @Nullable String reason) {}

    private record Outcome(int accepted, int rejected, List<Result> results) {}

    /** Everything one API key sends in one run of the bridge: one source, numbered without gaps. */
    private static final class Source {
        private final String name;
        private long next;

        Source(String name) {
            this.name = name;
        }
    }

    private final Recorder recorder;
    private final Pseudonyms pseudonyms;
    private final Clock clock;
    private final String run;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();

    public Ingest(Recorder recorder, Pseudonyms pseudonyms, Clock clock) {
        this.recorder = recorder;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.run = EventIds.next(clock.instant());
    }

    public CompletableFuture<Answer> answer(Call call, Identity sender) {
        var events =
                EventSplitter.split(call.body(), call.header("content-type").orElse(""));
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(
                    Answer.problem(400, "Bad Request", "Send a JSON array of events, one event, or one event a line."));
        }
        var source = sources.computeIfAbsent(sender.name(), name -> new Source("ingest-" + name + "-" + run));
        try {
            return record(events, source);
        } catch (IOException failure) {
            return CompletableFuture.completedFuture(unavailable(failure));
        }
    }

    private CompletableFuture<Answer> record(List<byte[]> raws, Source source) throws IOException {
        var now = clock.instant();
        var accepted = new ArrayList<ChatEvent>(raws.size());
        var rejected = new ArrayList<RejectedEvent>();
        var results = new ArrayList<Result>(raws.size());
        CompletableFuture<Void> durable;
        synchronized (source) {
            for (var raw : raws) {
                results.add(judge(raw, source, now, accepted, rejected));
            }
            durable = recorder.recordIngested(accepted, rejected);
            source.next += accepted.size();
        }
        return durable.thenApply(unused -> Answer.json(200, new Outcome(accepted.size(), rejected.size(), results)))
                .exceptionally(Ingest::unavailable);
    }

    private Result judge(
            byte[] raw, Source source, Instant now, List<ChatEvent> accepted, List<RejectedEvent> rejected) {
        JsonNode node = null;
        Decoded decoded;
        try {
            node = EventJson.parse(raw);
            decoded = EventJson.decodeIngest(
                    node, new Arrival(now, source.name, source.next + accepted.size(), () -> EventIds.next(now)));
        } catch (JsonProcessingException malformed) {
            decoded = new Decoded.Rejected(RejectedEvent.MALFORMED_JSON, "not JSON: " + malformed.getOriginalMessage());
        } catch (IOException malformed) {
            decoded = new Decoded.Rejected(RejectedEvent.MALFORMED_JSON, "not UTF-8 JSON: " + malformed.getMessage());
        }
        if (decoded instanceof Decoded.Accepted good) {
            accepted.add(pseudonymous(good.event()));
            return new Result(good.event().envelope().eventId(), "accepted", null);
        }
        var bad = (Decoded.Rejected) decoded;
        rejected.add(new RejectedEvent(
                now,
                "bridge",
                bad.code(),
                bad.reason(),
                text(node, "agentId"),
                text(node, "conversationId"),
                source.name,
                null,
                RejectedEvent.cut(raw),
                raw.length));
        return new Result(text(node, "eventId"), "rejected", bad.reason());
    }

    private ChatEvent pseudonymous(ChatEvent event) {
        var user = event.envelope().userId();
        return user == null ? event : event.with(event.envelope().withUserId(pseudonyms.of(user)));
    }

    private static @Nullable String text(@Nullable JsonNode node, String field) {
        var value = node == null ? null : node.get(field);
        return value == null || !value.isTextual() ? null : value.textValue();
    }

    private static Answer unavailable(Throwable cause) {
        LOG.warn("Ingested events are refused: {}", cause.toString());
        return Answer.problem(503, "Service Unavailable", "The events cannot be made durable now; send them again.")
                .with("Retry-After", RETRY_SECONDS);
    }
}
