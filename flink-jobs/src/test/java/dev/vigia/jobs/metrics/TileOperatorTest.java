package dev.vigia.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.events.MetricTile;
import dev.vigia.jobs.GoldenState;
import dev.vigia.jobs.metrics.Share.Measured;
import dev.vigia.schema.DistinctUsers;
import dev.vigia.schema.LatencySketch;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TileOperatorTest {
    private static final Instant MINUTE = Instant.parse("2026-03-02T10:00:00Z");
    private static final TileKey KEY = TileKey.ofMinute(MINUTE.toEpochMilli(), "agent", "v1", "web", "es");
    private static final Duration HORIZON = Duration.ofDays(35);
    private static final long NOW = MINUTE.toEpochMilli() + 5_000;

    /** What stands in the table, as far as a test has put it there. */
    private static final Map<TileKey, TileState> STORED = new ConcurrentHashMap<>();

    private KeyedOneInputStreamOperatorTestHarness<TileKey, TileChange, TileRow> operator;

    private static KeyedOneInputStreamOperatorTestHarness<TileKey, TileChange, TileRow> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new TileOperator(HORIZON, 3, Long.MAX_VALUE, key -> STORED.get(key))),
                TileChange::key,
                TypeInformation.of(TileKey.class));
    }

    @BeforeEach
    void open() throws Exception {
        operator = harness();
        operator.open();
        operator.setProcessingTime(NOW);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
        STORED.clear();
    }

    @Test
    void aChangeIsToldSoonEvenWithoutAWatermark() throws Exception {
        change(Counts.none().with(Count.MESSAGES, 1));
        change(Counts.none().with(Count.MESSAGES, 2));
        operator.setProcessingTime(NOW + TileOperator.TELL_AFTER.toMillis());
        assertThat(operator.extractOutputValues()).hasSize(1);
        assertThat(last().messages()).isEqualTo(3);
        assertThat(last().complete()).isFalse();
        assertThat(last().generation()).isEqualTo(3);
        assertThat(last().bucketStart()).isEqualTo(MINUTE);
    }

    @Test
    void aDayIsToldLessOftenThanAMinuteAndWithItsUsers() throws Exception {
        var day = KEY.wholes().toList().get(1);
        operator.processElement(new StreamRecord<>(
                new TileChange(day, Counts.none().with(Count.MESSAGES, 5), Bins.NONE, new int[] {1, 2, 3}, 0)));
        operator.processElement(new StreamRecord<>(new TileChange(day, Counts.none(), Bins.NONE, new int[] {3, 4}, 0)));
        operator.setProcessingTime(NOW + TileOperator.TELL_AFTER.toMillis());
        assertThat(operator.extractOutputValues()).isEmpty();
        operator.setProcessingTime(NOW + TileOperator.TELL_WHOLE_AFTER.toMillis());
        assertThat(operator.extractOutputValues()).singleElement().satisfies(row -> {
            assertThat(row.granularity()).isEqualTo("day");
            assertThat(row.tile().bucketStart()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
            assertThat(row.tile().messages()).isEqualTo(5);
            assertThat(row.tile().complete()).isFalse();
            assertThat(DistinctUsers.count(row.users())).isEqualTo(4);
        });
    }

    @Test
    void theWatermarkCompletesATile() throws Exception {
        change(Counts.none().with(Count.MESSAGES, 1));
        operator.processWatermark(MINUTE.plusSeconds(59).toEpochMilli());
        operator.setProcessingTime(NOW + 1_000);
        assertThat(last().complete()).isFalse();
        assertThat(last().asOf()).isEqualTo(MINUTE.plusSeconds(59));
        operator.processWatermark(MINUTE.plusSeconds(60).toEpochMilli());
        assertThat(last().complete()).isTrue();
        assertThat(operator.extractOutputValues()).hasSize(2);
    }

    @Test
    void lateEventsAreCountedAndToldWithAHigherVersion() throws Exception {
        change(Counts.none().with(Count.MESSAGES, 1));
        operator.processWatermark(MINUTE.plusSeconds(60).toEpochMilli());
        long version = last().version();
        operator.processElement(new StreamRecord<>(
                new TileChange(KEY, Counts.none().with(Count.MESSAGES, 1), Bins.NONE, new int[0], 1)));
        operator.setProcessingTime(NOW + 1_000);
        assertThat(last().messages()).isEqualTo(2);
        assertThat(last().lateEvents()).isEqualTo(1);
        assertThat(last().version()).isGreaterThan(version);
        assertThat(last().complete()).isTrue();
    }

    @Test
    void aLatencyThatIsTakenBackLeavesTheSketchAsItWas() throws Exception {
        measure(Latency.RESPONSE, 1_000, 1);
        measure(Latency.RESPONSE, 0, 1);
        measure(Latency.DURATION, 60_000, 1);
        operator.setProcessingTime(NOW + 1_000);
        var before = last();
        measure(Latency.RESPONSE, 90_000, 1);
        measure(Latency.RESPONSE, 90_000, -1);
        operator.setProcessingTime(NOW + 2_000);
        assertThat(last().response()).isEqualTo(before.response());
        assertThat(LatencySketch.decode(last().response()).count()).isEqualTo(2);
        assertThat(LatencySketch.decode(last().response()).quantile(0)).hasValue(0);
        assertThat(LatencySketch.decode(last().duration()).count()).isEqualTo(1);
        assertThat(last().firstResponse()).isEmpty();
    }

    @Test
    void versionsFollowTheClockSoThatARestoredJobIsNotBehindItsRows() throws Exception {
        change(Counts.none().with(Count.MESSAGES, 1));
        var snapshot = operator.snapshot(1, 1);
        for (int i = 1; i <= 50; i++) {
            change(Counts.none().with(Count.MESSAGES, 1));
            operator.setProcessingTime(NOW + i * 200L);
        }
        long written = last().version();
        restore(snapshot);
        change(Counts.none().with(Count.MESSAGES, 50));
        operator.setProcessingTime(NOW + 61_000);
        assertThat(last().messages()).isEqualTo(51);
        assertThat(last().version()).isGreaterThan(written);
    }

    @Test
    void stateOfTheFirstVersionIsUnderstood() throws Exception {
        var state = GoldenState.read("tiles.v1", () -> {
            var counts = Counts.none();
            for (var count : Count.values()) {
                counts = counts.with(count, 100 + count.ordinal());
            }
            var bins = Bins.of(Map.of(
                    Bins.keyOf(new Measured(Latency.FIRST_RESPONSE, 0, 1)), 1L,
                    Bins.keyOf(new Measured(Latency.RESPONSE, 250, 1)), 2L,
                    Bins.keyOf(new Measured(Latency.DURATION, 60_000, 1)), 3L));
            operator.processElement(new StreamRecord<>(new TileChange(KEY, counts, bins, new int[] {5, 6}, 7)));
            operator.setProcessingTime(NOW + 1_000);
            return operator.snapshot(1, 1);
        });
        restore(state);
        operator.processElement(new StreamRecord<>(new TileChange(KEY, Counts.none(), Bins.NONE, new int[] {6}, 0)));
        operator.setProcessingTime(NOW + 90_000);
        var tile = last();
        assertThat(tile.conversations()).isEqualTo(100);
        assertThat(tile.pendingTurns()).isEqualTo(111);
        assertThat(tile.ratedConversations()).isEqualTo(121);
        assertThat(tile.lateEvents()).isEqualTo(7);
        assertThat(LatencySketch.decode(tile.firstResponse()).quantile(0)).hasValue(0);
        assertThat(LatencySketch.decode(tile.response()).count()).isEqualTo(2);
        assertThat(LatencySketch.decode(tile.duration()).count()).isEqualTo(3);
        assertThat(DistinctUsers.count(operator.extractOutputValues().get(0).users()))
                .isEqualTo(2);
        assertThat(tile.version()).isGreaterThanOrEqualTo(NOW + 60_000);
    }

    @Test
    void stateAndTimersEndWithTheHorizon() throws Exception {
        measure(Latency.RESPONSE, 1_000, 1);
        operator.processWatermark(MINUTE.plusSeconds(61).toEpochMilli());
        operator.setProcessingTime(NOW + HORIZON.minusDays(1).toMillis());
        change(Counts.none().with(Count.MESSAGES, 1));
        operator.setProcessingTime(NOW + HORIZON.plusDays(1).toMillis());
        assertThat(operator.numKeyedStateEntries()).isPositive();
        operator.setProcessingTime(NOW + HORIZON.multipliedBy(2).toMillis());
        assertThat(operator.numKeyedStateEntries()).isZero();
        assertThat(operator.numEventTimeTimers()).isZero();
        assertThat(operator.numProcessingTimeTimers()).isZero();
    }

    @Test
    void whatComesAfterTheHorizonIsAddedToTheStoredTile() throws Exception {
        measure(Latency.RESPONSE, 1_000, 2);
        change(Counts.none().with(Count.MESSAGES, 5));
        operator.setProcessingTime(NOW + 1_000);
        var before = last();
        forget();
        STORED.put(KEY, stored(before));

        measure(Latency.RESPONSE, 3_000, 1);
        change(Counts.none().with(Count.MESSAGES, 1));
        operator.setProcessingTime(NOW + HORIZON.multipliedBy(2).toMillis() + 1_000);
        assertThat(last().messages()).isEqualTo(6);
        assertThat(LatencySketch.decode(last().response()).count()).isEqualTo(3);
        assertThat(last().lateEvents()).isEqualTo(before.lateEvents());
        assertThat(last().version()).isGreaterThan(before.version());
    }

    /** Otherwise a job that fails in between would find the change in the stored tile, and add it again. */
    @Test
    void aTileThatWasReadBackIsToldWhenACheckpointHoldsIt() throws Exception {
        operator.snapshot(1, NOW);
        change(Counts.none().with(Count.MESSAGES, 5));
        operator.setProcessingTime(NOW + 1_000);
        var before = last();
        forget();
        STORED.put(KEY, stored(before));
        long now = NOW + HORIZON.multipliedBy(2).toMillis();

        change(Counts.none().with(Count.MESSAGES, 1));
        operator.processWatermark(KEY.endMillis() + 1);
        operator.setProcessingTime(now + 60_000);
        assertThat(last()).isEqualTo(before);
        operator.snapshot(7, now);
        operator.setProcessingTime(now + 120_000);
        assertThat(last()).isEqualTo(before);
        operator.notifyOfCompletedCheckpoint(7);
        operator.setProcessingTime(now + 180_000);
        assertThat(last().messages()).isEqualTo(6);
    }

    @Test
    void aJobThatBeganAnewWritesOverWhatIsStored() throws Exception {
        change(Counts.none().with(Count.MESSAGES, 5));
        operator.setProcessingTime(NOW + 1_000);
        STORED.put(KEY, stored(last()));
        operator.close();
        open();
        operator.setProcessingTime(NOW + HORIZON.multipliedBy(3).toMillis());

        change(Counts.none().with(Count.MESSAGES, 1));
        operator.setProcessingTime(NOW + HORIZON.multipliedBy(3).toMillis() + 1_000);
        assertThat(last().messages()).isEqualTo(1);
    }

    @Test
    void theAgeOfAJobSurvivesItsRestart() throws Exception {
        change(Counts.none().with(Count.MESSAGES, 5));
        operator.setProcessingTime(NOW + 1_000);
        var before = last();
        forget();
        var snapshot = operator.snapshot(1, NOW + HORIZON.multipliedBy(2).toMillis());
        restore(snapshot);
        operator.setProcessingTime(NOW + HORIZON.multipliedBy(2).toMillis());
        STORED.put(KEY, stored(before));

        change(Counts.none().with(Count.MESSAGES, 1));
        operator.snapshot(2, NOW + HORIZON.multipliedBy(2).toMillis());
        operator.notifyOfCompletedCheckpoint(2);
        operator.setProcessingTime(NOW + HORIZON.multipliedBy(2).toMillis() + 1_000);
        assertThat(last().messages()).isEqualTo(6);
    }

    private void forget() throws Exception {
        operator.setProcessingTime(NOW + HORIZON.plusDays(1).toMillis());
        operator.setProcessingTime(NOW + HORIZON.multipliedBy(2).toMillis());
        assertThat(operator.numKeyedStateEntries()).isZero();
    }

    private static TileState stored(MetricTile tile) {
        return new TileState(
                Counts.none().with(Count.MESSAGES, tile.messages()),
                Bins.of(LatencySketch.decode(tile.response()).bins().entrySet().stream()
                        .collect(Collectors.toMap(
                                bin -> Bins.keyOf(Latency.RESPONSE, bin.getKey()), Map.Entry::getValue))),
                new byte[0],
                tile.lateEvents(),
                new Upkeep(Upkeep.NEVER, 0, tile.version()));
    }

    private void restore(OperatorSubtaskState state) throws Exception {
        operator.close();
        operator = harness();
        operator.initializeState(state);
        operator.open();
        operator.setProcessingTime(NOW + 60_000);
    }

    private void change(Counts counts) throws Exception {
        operator.processElement(new StreamRecord<>(new TileChange(KEY, counts, Bins.NONE, new int[] {1, 2}, 0)));
    }

    private void measure(Latency latency, long millis, int times) throws Exception {
        operator.processElement(new StreamRecord<>(new TileChange(
                KEY,
                Counts.none(),
                Bins.of(Map.of(Bins.keyOf(new Measured(latency, millis, 1)), (long) times)),
                new int[0],
                0)));
    }

    private MetricTile last() {
        var tiles = operator.extractOutputValues();
        return tiles.get(tiles.size() - 1).tile();
    }
}
