package dev.vigia.jobs.series;

import dev.vigia.events.MetricTile;
import dev.vigia.schema.LatencySketch;
import java.time.Instant;

/** A tile in a few words: each method gives a changed copy. Made as of five seconds before its minute ends. */
public record TestTile(
        Instant minute,
        String agent,
        String channel,
        long turns,
        long failed,
        long pending,
        double latency,
        long ratings,
        long positive,
        Instant asOf,
        long version) {

    /** @param minute such as {@code 10:05}, of one fixed day */
    public static TestTile at(String minute) {
        var start = time(minute + ":00");
        return new TestTile(start, "shop", "web", 0, 0, 0, 100, 0, 0, start.plusSeconds(55), 1);
    }

    public static TestTile minutesAfter(String minute, int minutes) {
        return at(time(minute + ":00").plusSeconds(60L * minutes).toString().substring(11, 16));
    }

    /** @param time such as {@code 10:05:30}, of the same fixed day */
    public static Instant time(String time) {
        return Instant.parse("2026-03-05T" + time + "Z");
    }

    public TestTile agent(String name) {
        return new TestTile(minute, name, channel, turns, failed, pending, latency, ratings, positive, asOf, version);
    }

    public TestTile channel(String name) {
        return new TestTile(minute, agent, name, turns, failed, pending, latency, ratings, positive, asOf, version);
    }

    /** Turns, of which some failed; the others were answered. */
    public TestTile turns(long all, long failedOnes) {
        return new TestTile(
                minute, agent, channel, all, failedOnes, pending, latency, ratings, positive, asOf, version);
    }

    public TestTile pending(long count) {
        return new TestTile(minute, agent, channel, turns, failed, count, latency, ratings, positive, asOf, version);
    }

    /** How long every answer took, in milliseconds. */
    public TestTile latency(double millis) {
        return new TestTile(minute, agent, channel, turns, failed, pending, millis, ratings, positive, asOf, version);
    }

    public TestTile ratings(long all, long positiveOnes) {
        return new TestTile(minute, agent, channel, turns, failed, pending, latency, all, positiveOnes, asOf, version);
    }

    public TestTile asOf(String time) {
        return new TestTile(
                minute, agent, channel, turns, failed, pending, latency, ratings, positive, time(time), version);
    }

    public TestTile version(long number) {
        return new TestTile(minute, agent, channel, turns, failed, pending, latency, ratings, positive, asOf, number);
    }

    public MetricTile tile() {
        long answered = turns - failed - pending;
        var sketch = LatencySketch.empty();
        for (long i = 0; i < answered; i++) {
            sketch.add(latency);
        }
        var bytes = sketch.encode();
        return new MetricTile(
                1,
                minute,
                agent,
                "",
                channel,
                "es",
                turns,
                turns,
                2 * turns,
                turns,
                answered,
                turns,
                answered,
                failed,
                0,
                0,
                0,
                pending,
                0,
                0,
                0,
                0,
                0,
                turns,
                ratings,
                positive,
                0,
                ratings,
                bytes,
                bytes,
                new byte[0],
                asOf,
                false,
                0,
                version);
    }
}
