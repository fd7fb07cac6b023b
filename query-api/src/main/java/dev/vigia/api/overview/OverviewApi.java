package dev.vigia.api.overview;

import dev.vigia.api.database.ReadOnly;
import dev.vigia.api.http.Operation;
import dev.vigia.api.http.TimeRange;
import dev.vigia.api.tiles.Dimensions;

/** The operation that answers a whole dashboard at once. */
public final class OverviewApi {
    private final ReadOnly database;

    public OverviewApi(ReadOnly database) {
        this.database = database;
    }

    public Operation read() {
        return Operation.reads("metrics", "analytics", Overview.class, request -> {
                    var range = TimeRange.of(request);
                    return database.read(
                            snapshot -> Overview.of(snapshot, range, Dimensions.of(request), request.now()));
                })
                .summary("A range in one answer: totals, outcomes, sentiment, topics, trends and alerts")
                .takes(TimeRange.PARAMS)
                .takes(Dimensions.PARAMS);
    }
}
