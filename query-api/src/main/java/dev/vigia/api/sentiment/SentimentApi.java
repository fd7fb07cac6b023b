package dev.vigia.api.sentiment;

import dev.vigia.api.database.ReadOnly;
import dev.vigia.api.http.Operation;
import dev.vigia.api.http.TimeRange;
import dev.vigia.api.tiles.Buckets;
import dev.vigia.api.tiles.Dimensions;

/** The operation on sentiment. */
public final class SentimentApi {
    private final ReadOnly database;

    public SentimentApi(ReadOnly database) {
        this.database = database;
    }

    public Operation report() {
        return Operation.reads("sentiment", "sentiment", SentimentReport.class, request -> {
                    var range = TimeRange.of(request);
                    var buckets = Buckets.of(request, range);
                    return database.read(snapshot ->
                            SentimentReport.of(snapshot, range, buckets, Dimensions.of(request), request.now()));
                })
                .summary("How users feel: sentiment of their messages in total, by language, by agent and in buckets")
                .takes(TimeRange.PARAMS)
                .takes(Buckets.PARAMS)
                .takes(Dimensions.WITHOUT_VERSION);
    }
}
