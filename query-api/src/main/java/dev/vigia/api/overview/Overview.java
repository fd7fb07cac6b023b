package dev.vigia.api.overview;

import dev.vigia.api.alerts.AlertList;
import dev.vigia.api.database.Snapshot;
import dev.vigia.api.http.Doc;
import dev.vigia.api.http.TimeRange;
import dev.vigia.api.metrics.MetricQueries;
import dev.vigia.api.metrics.Metrics;
import dev.vigia.api.tiles.Dimensions;
import dev.vigia.api.topics.TopicList;
import dev.vigia.api.trends.TrendList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A range in one answer, all parts from one snapshot. */
public record Overview(
        @Doc(value = "Start of the range", example = "2026-11-21T10:00:00Z")
        Instant from,

        @Doc(value = "End of the range", example = "2026-11-22T10:00:00Z")
        Instant to,

        @Doc("The range") Metrics total,
        @Doc("The range of the same length before it") Metrics previous,
        @Doc("The ten topics with most messages") List<TopicList.Topic> topics,

        @Doc("The newest trend of each agent and metric in the range; at most 100")
        List<TrendList.Trend> trends,

        @Doc("Alerts that fire now; at most 50") List<AlertList.Alert> alerts,

        @Doc(value = "Which run of the analysis made the numbers", example = "1")
        int generation) {
    private static final int TOPICS = 10;
    private static final int TRENDS = 100;
    private static final int ALERTS = 50;

    static Overview of(Snapshot snapshot, TimeRange range, Dimensions dimensions, Instant now) {
        return new Overview(
                range.from(),
                range.to(),
                MetricQueries.total(snapshot, range, dimensions, now),
                MetricQueries.total(snapshot, range.previous(), dimensions, now),
                TopicList.of(snapshot, range, dimensions, TOPICS, now).topics(),
                TrendList.find(
                                snapshot,
                                range.from(),
                                range.to(),
                                dimensions.agentId(),
                                Optional.empty(),
                                false,
                                TRENDS)
                        .items(),
                AlertList.find(
                                snapshot,
                                dimensions.agentId(),
                                Optional.of(AlertList.State.FIRING),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                ALERTS)
                        .items(),
                snapshot.generation());
    }
}
