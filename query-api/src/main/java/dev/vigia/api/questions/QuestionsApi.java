package dev.vigia.api.questions;

import dev.vigia.api.database.ReadOnly;
import dev.vigia.api.http.Operation;
import dev.vigia.api.http.Param;
import dev.vigia.api.http.TimeRange;
import dev.vigia.api.tiles.Dimensions;

/** The operation on repeated questions. */
public final class QuestionsApi {
    private static final Param<Integer> LIMIT = Param.integer("limit", "Most questions in the answer", 1, 100, 20);
    private static final Param<Integer> ASKED =
            Param.integer("minAsked", "Only questions asked at least this often in the range", 1, 1_000_000, 2);

    private static final Param<String> TOPIC = Param.text(
            "topic",
            "Only items on this topic; `none` for those on none of the known ones, which may deserve one",
            "order-status");

    private final ReadOnly database;

    public QuestionsApi(ReadOnly database) {
        this.database = database;
    }

    public Operation list() {
        return Operation.reads("questions", "questions", QuestionList.class, request -> {
                    var range = TimeRange.of(request);
                    return database.read(snapshot -> QuestionList.of(
                            snapshot,
                            range,
                            request.find(Dimensions.AGENT_ID),
                            request.find(TOPIC),
                            request.get(ASKED),
                            request.get(LIMIT),
                            request.now()));
                })
                .summary("What users ask again and again, ranked as candidates for the FAQ")
                .takes(TimeRange.PARAMS)
                .takes(Dimensions.AGENT_ID, TOPIC, ASKED, LIMIT);
    }
}
