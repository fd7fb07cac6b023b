package dev.vigia.api.annotations;

import dev.vigia.api.database.ReadOnly;
import dev.vigia.api.http.Operation;
import dev.vigia.api.http.Param;
import dev.vigia.api.http.Request;
import dev.vigia.api.http.TimeRange;
import dev.vigia.api.tiles.Dimensions;
import dev.vigia.api.writes.EventId;
import dev.vigia.api.writes.EventPublisher;
import dev.vigia.api.writes.StoredConversation;
import dev.vigia.api.writes.Written;
import dev.vigia.events.AnnotationAdded;
import dev.vigia.events.Envelope;
import java.util.Map;

/** Marks on the time axis: deployments, changed prompts, incidents. */
public final class AnnotationsApi {
    private static final String TAG = "annotations";
    private static final Param<Integer> LIMIT = Param.integer("limit", "Most items in the answer", 1, 1_000, 200);
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_KIND = 64;
    private static final int LONGEST_TEXT = 1_000;

    private final ReadOnly database;
    private final EventPublisher publisher;

    public AnnotationsApi(ReadOnly database, EventPublisher publisher) {
        this.database = database;
        this.publisher = publisher;
    }

    public Operation list() {
        return Operation.reads(TAG, "annotations", AnnotationList.class, request -> {
                    var range = TimeRange.of(request);
                    return database.read(snapshot -> AnnotationList.find(
                            snapshot, range, request.find(Dimensions.AGENT_ID), request.get(LIMIT)));
                })
                .summary("Marks on the time axis")
                .takes(TimeRange.PARAMS)
                .takes(Dimensions.AGENT_ID, LIMIT);
    }

    public Operation add() {
        return Operation.writes(TAG, "annotate", Mark.class, Written.class, this::add)
                .summary("Adds a mark to the time axis")
                .takes(EventId.KEY);
    }

    private Written add(Request request) {
        var body = request.body();
        var agentId = body.requiredText("agentId", LONGEST_ID);
        var kind = body.requiredText("kind", LONGEST_KIND);
        var text = body.requiredText("text", LONGEST_TEXT);
        var conversationId = body.text("conversationId", LONGEST_ID);
        body.check();
        var eventId = EventId.of(request, "annotation", agentId);
        var envelope = conversationId
                .map(id -> database.read(snapshot -> StoredConversation.find(snapshot, id))
                        .envelope(eventId, request.now()))
                .orElseGet(() -> new Envelope(
                        eventId,
                        agentId,
                        null,
                        null,
                        null,
                        null,
                        null,
                        request.now(),
                        request.now(),
                        "",
                        0,
                        Map.of("via", "query-api")));
        publisher.publish(new AnnotationAdded(envelope, kind, text));
        return new Written(eventId);
    }
}
