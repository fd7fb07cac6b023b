package dev.vigia.bridge.intake;

import dev.vigia.bridge.recording.Recorder;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.EventIds;
import dev.vigia.events.RejectedEvent;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Takes what is sent directly, by whichever protocol: judges each draft for itself, keeps personal data from going
 * further, counts a repeated event once, numbers the good ones without gaps, and records them. Thread-safe.
 */
public final class Intake {
    private final Recorder recorder;
    private final UnaryOperator<ChatEvent> protection;
    private final Quotas quotas;
    private final Clock clock;
    private final String run;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();
    private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();

    /** @param protection replaces user ids, and whatever else must not reach Kafka */
    public Intake(Recorder recorder, UnaryOperator<ChatEvent> protection, Quotas quotas, Clock clock) {
        this.recorder = recorder;
        this.protection = protection;
        this.quotas = quotas;
        this.clock = clock;
        this.run = EventIds.next(clock.instant());
    }

    /**
     * The source of all that the sender sends by the way.
     *
     * @param way {@code http}, {@code stream}, {@code otlp} or {@code feed}
     */
    public Source source(String way, String sender) {
        return sources.computeIfAbsent(
                way + " " + sender, unused -> new Source(way, "ingest-" + way + "-" + sender + "-" + run));
    }

    /** @throws QuotaException when the sender must wait before so many more events are taken */
    public void admit(String sender, int events) throws QuotaException {
        int perSecond = quotas.of(sender);
        var allowance = allowances.computeIfAbsent(sender, unused -> new Allowance(perSecond, System.nanoTime()));
        var wait = allowance.take(events, System.nanoTime());
        if (!wait.isZero()) {
            recorder.countUnrecorded("over_quota");
            throw new QuotaException(wait, perSecond);
        }
    }

    /**
     * Judges and records the drafts.
     *
     * @return completes when everything accepted is durable, exceptionally when that cannot be promised: the sender may
     *     then send all of it again
     * @throws IOException when the journal takes nothing; none of the drafts was taken
     */
    public CompletableFuture<Receipt> take(Source source, List<Draft> drafts) throws IOException {
        var now = clock.instant();
        var judged = new ArrayList<Judged>(drafts.size());
        for (var draft : drafts) {
            judged.add(Judged.of(draft, source.name(), now, protection));
        }
        synchronized (source) {
            return record(source, judged);
        }
    }

    private CompletableFuture<Receipt> record(Source source, List<Judged> judged) throws IOException {
        var events = new ArrayList<ChatEvent>(judged.size());
        var rejected = new ArrayList<RejectedEvent>();
        var results = new ArrayList<Result>(judged.size());
        var ids = new HashSet<String>();
        Set<CompletableFuture<Void>> awaited = new HashSet<>();
        for (var one : judged) {
            results.add(fate(source, one, events, rejected, ids, awaited));
        }
        var durable = recorder.recordIngested(events, rejected);
        source.advance(events.size());
        ids.forEach(id -> source.recent().add(id, durable));
        awaited.add(durable);
        int refused = rejected.size();
        return CompletableFuture.allOf(awaited.toArray(CompletableFuture<?>[]::new))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        forget(source, ids);
                    }
                })
                .thenApply(unused -> new Receipt(results.size() - refused, refused, results));
    }

    private Result fate(
            Source source,
            Judged one,
            List<ChatEvent> events,
            List<RejectedEvent> rejected,
            Set<String> ids,
            Set<CompletableFuture<Void>> awaited) {
        var letter = one.rejected();
        if (letter != null) {
            rejected.add(letter);
            return Result.rejected(one.draft().senderId(), one.draft().text("eventId"), letter.reason());
        }
        var event = Objects.requireNonNull(one.event(), "what is not rejected is an event");
        var id = event.envelope().eventId();
        var earlier = source.recent().find(id);
        if (earlier != null || ids.contains(id)) {
            if (earlier != null) {
                awaited.add(earlier);
            }
            recorder.countUnrecorded("duplicate");
            return Result.duplicate(one.draft().senderId(), id);
        }
        ids.add(id);
        events.add(Judged.numbered(event, source.next() + events.size()));
        return Result.accepted(one.draft().senderId(), id);
    }

    private static void forget(Source source, Set<String> ids) {
        synchronized (source) {
            source.recent().forget(ids);
        }
    }
}
