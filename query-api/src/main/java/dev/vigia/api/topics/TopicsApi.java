package dev.vigia.api.topics;

import dev.vigia.api.database.ReadOnly;
import dev.vigia.api.http.Operation;
import dev.vigia.api.http.Param;
import dev.vigia.api.http.TimeRange;
import dev.vigia.api.tiles.Dimensions;

/** The operations on topics. */
public final class TopicsApi {
    private static final Param<Integer> LIMIT = Param.integer("limit", "Most topics in the answer", 1, 200, 50);

    private final ReadOnly database;

    public TopicsApi(ReadOnly database) {
        this.database = database;
    }

    public Operation list() {
        return Operation.reads("topics", "topics", TopicList.class, request -> {
                    var range = TimeRange.of(request);
                    return database.read(snapshot ->
                            TopicList.of(snapshot, range, Dimensions.of(request), request.get(LIMIT), request.now()));
                })
                .summary("What users ask about: volume, share, trend, sentiment and how its turns fared, by topic")
                .takes(TimeRange.PARAMS)
                .takes(Dimensions.WITHOUT_VERSION)
                .takes(LIMIT);
    }
}
