package dev.vigia.api.metrics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.vigia.api.http.Doc;
import java.time.Instant;
import java.util.List;

/** A range of time in buckets. */
public record MetricHistory(
        @Doc("The whole range") Metrics total,
        @Doc("The range of the same length before it") Metrics previous,

        @Doc("Ascending; a bucket in which nothing happened is present")
        List<MetricBucket> buckets) {

    /** One bucket: its start and the metrics object. */
    public record MetricBucket(
            @Doc(value = "Start of the bucket in its time zone, as UTC", example = "2026-11-22T09:00:00Z")
            Instant start,

            @JsonUnwrapped Metrics metrics) {}
}
