package dev.vigia.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vigia.jobs.metrics.Share.Measured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TileChangesTest {
    private static final TileKey ONE = TileKey.ofMinute(0, "a", "", "", "");
    private static final TileKey OTHER = TileKey.ofMinute(60_000, "a", "", "", "");

    private final TileChanges changes = new TileChanges();

    @Test
    void whatIsReplacedByItselfChangesNothing() {
        changes.replace(share(ONE, 250), share(ONE, 250));
        assertThat(changes.minutes()).isEmpty();
    }

    @Test
    void onlyTheDifferenceGoesOut() {
        changes.replace(share(ONE, 250), share(ONE, 300));
        assertThat(changes.minutes())
                .containsExactly(new TileChange(
                        ONE,
                        Counts.none(),
                        Bins.of(Map.of(
                                Bins.keyOf(new Measured(Latency.RESPONSE, 250, 1)),
                                -1L,
                                Bins.keyOf(new Measured(Latency.RESPONSE, 300, 1)),
                                1L)),
                        new int[0],
                        0));
    }

    @Test
    void aMoveTakesFromOneTileAndAddsToTheOther() {
        changes.replace(share(ONE, 250), share(OTHER, 250));
        assertThat(changes.minutes())
                .extracting(change -> change.counts().get(Count.TURNS))
                .containsExactly(-1L, 1L);
    }

    @Test
    void hoursAndDaysTakeTheSumOfTheirMinutes() {
        changes.replace(null, share(ONE, 250));
        changes.replace(null, share(OTHER, 250));
        changes.seen(ONE, 7);
        changes.seen(OTHER, 7);
        changes.late(OTHER);
        assertThat(changes.wholes())
                .extracting(
                        change -> change.key().granularity(),
                        change -> change.counts().get(Count.TURNS),
                        change -> change.bins().counts()[0],
                        change -> change.users().length,
                        TileChange::lateEvents)
                .containsExactly(tuple("hour", 2L, 2L, 1, 1), tuple("day", 2L, 2L, 1, 1));
    }

    @Test
    void whatMovesWithinAnHourDoesNotTouchTheHour() {
        changes.replace(share(ONE, 250), share(OTHER, 250));
        assertThat(changes.minutes()).hasSize(2);
        assertThat(changes.wholes()).isEmpty();
    }

    @Test
    void countsOfAnOlderVersionAreReadWithZeros() {
        var old = new Counts(new long[] {7});
        assertThat(old.get(Count.CONVERSATIONS)).isEqualTo(7);
        assertThat(old.get(Count.RATED_CONVERSATIONS)).isZero();
        assertThat(old.plus(Counts.none().with(Count.RATED_CONVERSATIONS, 2)).get(Count.RATED_CONVERSATIONS))
                .isEqualTo(2);
    }

    @Test
    void minutesBeforeTheEpochAreMinutesToo() {
        assertThat(TileKey.minuteOf(-1)).isEqualTo(-60_000);
        assertThat(TileKey.minuteOf(59_999)).isZero();
    }

    private static Share share(TileKey key, long responseMs) {
        return new Share(
                key, Counts.none().with(Count.TURNS, 1), List.of(new Measured(Latency.RESPONSE, responseMs, 1)));
    }
}
