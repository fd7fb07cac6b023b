package dev.vigia.api.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.api.http.ProblemException;
import dev.vigia.api.http.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void aDayOfTheClockChangeHas23Hours() {
        var days = Buckets.of(range("2026-03-28T23:00:00Z", "2026-03-30T22:00:00Z"), Step.Calendar.DAY, MADRID);

        assertThat(days.starts()).containsExactly(time("2026-03-28T23:00:00Z"), time("2026-03-29T22:00:00Z"));
        assertThat(Buckets.of(range("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"), new Step.Minutes(60), MADRID)
                        .starts())
                .hasSize(23);
    }

    @Test
    void stepsWithinADayStartAgainAtMidnight() {
        var buckets = Buckets.of(range("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"), new Step.Minutes(360), MADRID);

        assertThat(buckets.starts())
                .containsExactly(
                        time("2026-03-28T23:00:00Z"),
                        time("2026-03-29T05:00:00Z"),
                        time("2026-03-29T11:00:00Z"),
                        time("2026-03-29T17:00:00Z"));
        assertThat(Buckets.of(range("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"), new Step.Minutes(600), UTC)
                        .starts())
                .containsExactly(
                        time("2026-01-01T00:00:00Z"), time("2026-01-01T10:00:00Z"), time("2026-01-01T20:00:00Z"));
    }

    @Test
    void weeksStartOnMondayAndMonthsOnTheFirst() {
        var range = range("2026-11-19T12:00:00Z", "2026-12-02T00:00:00Z");

        assertThat(Buckets.of(range, Step.Calendar.WEEK, UTC).starts())
                .containsExactly(
                        time("2026-11-16T00:00:00Z"), time("2026-11-23T00:00:00Z"), time("2026-11-30T00:00:00Z"));
        assertThat(Buckets.of(range, Step.Calendar.MONTH, MADRID).starts())
                .containsExactly(time("2026-10-31T23:00:00Z"), time("2026-11-30T23:00:00Z"));
    }

    @Test
    void partsAreCutByTheRange() {
        var range = range("2026-11-22T10:07:00Z", "2026-11-22T12:30:00Z");
        var hours = Buckets.of(range, new Step.Minutes(60), UTC);

        assertThat(hours.starts().get(0)).isEqualTo(time("2026-11-22T10:00:00Z"));
        assertThat(hours.parts())
                .containsExactly(
                        range("2026-11-22T10:07:00Z", "2026-11-22T11:00:00Z"),
                        range("2026-11-22T11:00:00Z", "2026-11-22T12:00:00Z"),
                        range("2026-11-22T12:00:00Z", "2026-11-22T12:30:00Z"));
        assertThat(Buckets.index(hours.starts(), time("2026-11-22T10:59:00Z"))).isZero();
        assertThat(Buckets.index(hours.starts(), time("2026-11-22T11:00:00Z"))).isEqualTo(1);
    }

    @Test
    void tooManyBucketsAreRefused() {
        assertThatThrownBy(() ->
                        Buckets.of(range("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"), new Step.Minutes(1), UTC))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource({"minute,1", "5m,5", "15m,15", "hour,60", "PT90M,90", "PT24H,1440"})
    void stepsHaveNames(String text, int minutes) {
        assertThat(Step.parse(text)).isEqualTo(new Step.Minutes(minutes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hour", "PT30S", "PT0M", "-PT5M", "PT25H", "P2D", "PT1M1S", "10", "PT9999999999999H"})
    void otherStepsAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Step.parse(text));
    }

    @Test
    void calendarStepsHaveIsoNamesToo() {
        assertThat(List.of(Step.parse("P1D"), Step.parse("P1W"), Step.parse("P1M")))
                .isEqualTo(List.of(Step.parse("day"), Step.parse("week"), Step.parse("month")));
    }

    private static TimeRange range(String from, String to) {
        return new TimeRange(time(from), time(to));
    }

    private static Instant time(String text) {
        return Instant.parse(text);
    }
}
