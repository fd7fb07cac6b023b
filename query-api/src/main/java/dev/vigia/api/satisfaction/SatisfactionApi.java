package dev.vigia.api.satisfaction;

import dev.vigia.api.database.ReadOnly;
import dev.vigia.api.http.Operation;
import dev.vigia.api.http.Param;
import dev.vigia.api.http.Request;
import dev.vigia.api.writes.EventId;
import dev.vigia.api.writes.EventPublisher;
import dev.vigia.api.writes.StoredConversation;
import dev.vigia.api.writes.Written;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.FeedbackGiven;
import dev.vigia.events.Thumbs;
import java.util.Locale;
import java.util.Set;

/** What users say of a conversation, and its end. */
public final class SatisfactionApi {
    private static final String TAG = "conversations";
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_COMMENT = 4_000;
    private static final int LONGEST_REASON = 64;
    private static final Param<String> ID =
            Param.text("id", "The conversation", "c-1").inPath();

    private final ReadOnly database;
    private final EventPublisher publisher;

    public SatisfactionApi(ReadOnly database, EventPublisher publisher) {
        this.database = database;
        this.publisher = publisher;
    }

    public Operation rate() {
        return Operation.writes(TAG, "rate", Rating.class, Written.class, this::rate)
                .summary("Records what a user thinks of a conversation or of one answer")
                .takes(EventId.KEY);
    }

    public Operation complete() {
        return Operation.writes(TAG, "complete", Completion.class, Written.class, this::complete)
                .summary("Ends a conversation")
                .takes(ID, EventId.KEY);
    }

    private Written rate(Request request) {
        var body = request.body();
        var conversationId = body.requiredText("conversationId", LONGEST_ID);
        var rating = body.integer("rating", 1, 5);
        var thumbs = body.oneOf("thumbs", Set.of("up", "down"));
        var comment = body.text("comment", LONGEST_COMMENT);
        var messageId = body.text("messageId", LONGEST_ID);
        var agentId = body.text("agentId", LONGEST_ID);
        if (body.lacks("rating", "thumbs", "comment")) {
            body.fault("rating", "is missing, and so are thumbs and comment: give at least one of them");
        }
        body.check();
        var conversation = database.read(snapshot -> StoredConversation.find(snapshot, conversationId));
        if (agentId.isPresent() && !agentId.get().equals(conversation.agentId())) {
            body.fault("agentId", "is not the agent of this conversation");
            body.check();
        }
        var eventId = EventId.of(request, "satisfaction", conversationId);
        publisher.publish(new FeedbackGiven(
                conversation.envelope(eventId, request.now()),
                rating.orElse(null),
                thumbs.map(name -> Thumbs.valueOf(name.toUpperCase(Locale.ROOT)))
                        .orElse(null),
                comment.orElse(null),
                messageId.orElse(null)));
        return new Written(eventId);
    }

    private Written complete(Request request) {
        var body = request.body();
        var reason = body.text("reason", LONGEST_REASON).orElse("completed");
        body.check();
        var conversation = database.read(snapshot -> StoredConversation.find(snapshot, request.get(ID)));
        var eventId = EventId.of(request, "complete", conversation.conversationId());
        publisher.publish(new ConversationEnded(conversation.envelope(eventId, request.now()), reason));
        return new Written(eventId);
    }
}
