package dev.vigia.api.metrics;

import dev.vigia.api.database.ReadOnly;
import dev.vigia.api.http.Operation;
import dev.vigia.api.http.Request;
import dev.vigia.api.http.TimeRange;
import dev.vigia.api.tiles.Buckets;
import dev.vigia.api.tiles.Dimensions;

/** The operations on metric tiles. */
public final class MetricsApi {
    private static final String TAG = "metrics";

    private final ReadOnly database;

    public MetricsApi(ReadOnly database) {
        this.database = database;
    }

    public Operation realtime() {
        return Operation.reads(
                        TAG,
                        "realtimeMetrics",
                        RealtimeMetrics.class,
                        request -> database.read(
                                snapshot -> MetricQueries.realtime(snapshot, Dimensions.of(request), request.now())))
                .summary("What is going on now: the last 5 and 60 minutes")
                .takes(Dimensions.PARAMS);
    }

    public Operation historical() {
        return Operation.reads(TAG, "metricHistory", MetricHistory.class, this::history)
                .summary("A range of time in buckets, with its total and the range before it")
                .takes(TimeRange.PARAMS)
                .takes(Buckets.PARAMS)
                .takes(Dimensions.PARAMS);
    }

    public Operation performance() {
        return Operation.reads(TAG, "performance", Performance.class, request -> {
                    var range = TimeRange.of(request);
                    return database.read(snapshot ->
                            MetricQueries.performance(snapshot, range, Dimensions.of(request), request.now()));
                })
                .summary("How well agents answer: latency, success, errors, fallbacks, timeouts and throughput")
                .takes(TimeRange.PARAMS)
                .takes(Dimensions.PARAMS);
    }

    private MetricHistory history(Request request) {
        var range = TimeRange.of(request);
        var buckets = Buckets.of(request, range);
        return database.read(
                snapshot -> MetricQueries.history(snapshot, buckets, Dimensions.of(request), request.now()));
    }
}
