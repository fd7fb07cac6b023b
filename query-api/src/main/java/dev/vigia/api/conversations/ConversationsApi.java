package dev.vigia.api.conversations;

import dev.vigia.api.database.ReadOnly;
import dev.vigia.api.http.Operation;
import dev.vigia.api.http.Param;
import dev.vigia.api.http.ProblemException;

/** The operations that read conversations. */
public final class ConversationsApi {
    private static final String TAG = "conversations";
    private static final Param<String> ID =
            Param.text("id", "The conversation", "c-1").inPath();

    private final ReadOnly database;

    public ConversationsApi(ReadOnly database) {
        this.database = database;
    }

    public Operation list() {
        return Operation.reads(
                        TAG,
                        "conversations",
                        ConversationList.class,
                        request -> database.read(snapshot -> ConversationList.find(snapshot, request)))
                .summary("Conversations that started in a range, newest first, with filters, a page at a time")
                .takes(ConversationList.PARAMS);
    }

    public Operation transcript() {
        return Operation.reads(
                        TAG,
                        "conversation",
                        Transcript.class,
                        request -> database.read(snapshot -> Transcript.of(snapshot, request.get(ID))
                                .orElseThrow(() -> ProblemException.notFound("There is no such conversation"))))
                .summary("One conversation with its messages, turns and what was made of them")
                .takes(ID);
    }
}
