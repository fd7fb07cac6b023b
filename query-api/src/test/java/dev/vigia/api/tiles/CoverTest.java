package dev.vigia.api.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.api.http.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:30:00Z");

    @Test
    void aLongRangeTakesDaysThenHoursThenMinutes() {
        var cover = Cover.of(List.of(range("2026-11-18T22:58:00Z", "2026-11-21T01:02:00Z")), Cover.Grain.DAY, NOW);

        assertThat(cover.pieces())
                .containsExactly(
                        piece(Cover.Grain.MINUTE, "2026-11-18T22:58:00Z", "2026-11-18T23:00:00Z"),
                        piece(Cover.Grain.HOUR, "2026-11-18T23:00:00Z", "2026-11-19T00:00:00Z"),
                        piece(Cover.Grain.DAY, "2026-11-19T00:00:00Z", "2026-11-21T00:00:00Z"),
                        piece(Cover.Grain.HOUR, "2026-11-21T00:00:00Z", "2026-11-21T01:00:00Z"),
                        piece(Cover.Grain.MINUTE, "2026-11-21T01:00:00Z", "2026-11-21T01:02:00Z"));
    }

    @Test
    void recentHoursAreReadByTheMinute() {
        var cover = Cover.of(List.of(range("2026-11-22T06:00:00Z", "2026-11-22T10:31:00Z")), Cover.Grain.HOUR, NOW);

        assertThat(cover.pieces())
                .containsExactly(
                        piece(Cover.Grain.HOUR, "2026-11-22T06:00:00Z", "2026-11-22T08:00:00Z"),
                        piece(Cover.Grain.MINUTE, "2026-11-22T08:00:00Z", "2026-11-22T10:31:00Z"));
    }

    @Test
    void partsThatTouchShareAPiece() {
        var hours = Buckets.of(
                range("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z"), new Step.Minutes(60), ZoneId.of("UTC"));

        assertThat(Cover.of(hours.parts(), Cover.Grain.HOUR, NOW).pieces())
                .containsExactly(piece(Cover.Grain.HOUR, "2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z"));
    }

    @Test
    void everyMinuteIsCoveredOnceAndNoTileReachesOverAnEdge() {
        var random = new Random(42);
        for (int run = 0; run < 300; run++) {
            var from = NOW.minus(Duration.ofMinutes(random.nextInt(9_000) + 1));
            var range = new TimeRange(from, from.plus(Duration.ofMinutes(random.nextInt(9_000) + 1)));
            var zone = ZoneId.of(random.nextBoolean() ? "Asia/Kolkata" : "America/New_York");
            var parts = Buckets.of(range, random.nextBoolean() ? Step.Calendar.DAY : new Step.Minutes(90), zone)
                    .parts();
            var coarsest = Cover.Grain.values()[random.nextInt(3)];

            var end = range.from();
            for (var piece : Cover.of(parts, coarsest, NOW).pieces()) {
                assertThat(piece.from()).isEqualTo(end);
                end = piece.to();
                var length =
                        switch (piece.grain()) {
                            case MINUTE -> Duration.ofMinutes(1);
                            case HOUR -> Duration.ofHours(1);
                            case DAY -> Duration.ofDays(1);
                        };
                assertThat(piece.from().getEpochSecond() % length.toSeconds()).isZero();
                assertThat(piece.to().getEpochSecond() % length.toSeconds()).isZero();
                if (piece.grain() != Cover.Grain.MINUTE) {
                    for (var part : parts) {
                        assertThat(part.from().getEpochSecond() % length.toSeconds() == 0
                                        || !part.from().isAfter(piece.from())
                                        || !part.from().isBefore(piece.to()))
                                .isTrue();
                    }
                }
            }
            assertThat(end).isEqualTo(range.to());
        }
    }

    private static TimeRange range(String from, String to) {
        return new TimeRange(Instant.parse(from), Instant.parse(to));
    }

    private static Cover.Piece piece(Cover.Grain grain, String from, String to) {
        return new Cover.Piece(grain, Instant.parse(from), Instant.parse(to));
    }
}
