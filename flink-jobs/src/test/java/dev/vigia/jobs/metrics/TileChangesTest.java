package dev.vigia.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.jobs.metrics.Share.Measured;
import java.util.List;
import org.junit.jupiter.api.Test;

class TileChangesTest {
    private static final TileKey ONE = new TileKey(0, "a", "", "", "");
    private static final TileKey OTHER = new TileKey(60_000, "a", "", "", "");

    private final TileChanges changes = new TileChanges();

    @Test
    void whatIsReplacedByItselfChangesNothing() {
        changes.replace(share(ONE, 250), share(ONE, 250));
        assertThat(changes.toList()).isEmpty();
    }

    @Test
    void onlyTheDifferenceGoesOut() {
        changes.replace(share(ONE, 250), share(ONE, 300));
        assertThat(changes.toList())
                .containsExactly(new TileChange(
                        ONE,
                        Counts.none(),
                        List.of(new Measured(Latency.RESPONSE, 250, -1), new Measured(Latency.RESPONSE, 300, 1)),
                        0));
    }

    @Test
    void aMoveTakesFromOneTileAndAddsToTheOther() {
        changes.replace(share(ONE, 250), share(OTHER, 250));
        assertThat(changes.toList())
                .extracting(change -> change.counts().get(Count.TURNS))
                .containsExactly(-1L, 1L);
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
