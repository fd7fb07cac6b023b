package dev.vigia.api.trends;

import dev.vigia.api.database.ReadOnly;
import dev.vigia.api.http.Operation;
import dev.vigia.api.http.Param;
import dev.vigia.api.http.Request;
import dev.vigia.api.http.TimeRange;
import dev.vigia.api.tiles.Dimensions;

/** The operation on trends. */
public final class TrendsApi {
    private static final Param<String> METRIC =
            Param.text("metric", "Only this metric, named as in the metrics object", "responseMs.p95");
    private static final Param<Windows> WINDOWS =
            Param.oneOf("windows", "`newest` of each agent and metric (default), or `all` in the range", Windows.class);
    private static final Param<Integer> LIMIT = Param.integer("limit", "Most items in the answer", 1, 1_000, 100);

    private final ReadOnly database;

    public TrendsApi(ReadOnly database) {
        this.database = database;
    }

    /** Which windows to answer. */
    enum Windows {
        NEWEST,
        ALL
    }

    public Operation list() {
        return Operation.reads("trends", "trends", TrendList.class, this::find)
                .summary("Where metrics are heading: rising, falling or steady")
                .takes(TimeRange.PARAMS)
                .takes(Dimensions.AGENT_ID, METRIC, WINDOWS, LIMIT);
    }

    private TrendList find(Request request) {
        var range = TimeRange.of(request);
        return database.read(snapshot -> TrendList.find(
                snapshot,
                range.from(),
                range.to(),
                request.find(Dimensions.AGENT_ID),
                request.find(METRIC),
                request.find(WINDOWS).orElse(Windows.NEWEST) == Windows.ALL,
                request.get(LIMIT)));
    }
}
