package dev.vigia.jobs.series;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventClockTest {
    private static final long NOW = 5_000_000;

    @Test
    void runsOnInSilence() {
        var clock = EventClock.startedBy(TestTile.at("10:00").asOf("10:00:20").tile(), NOW);
        assertThat(clock.at(NOW)).isEqualTo(millis("10:00:20"));
        assertThat(clock.at(NOW + 90_000)).isEqualTo(millis("10:01:50"));
        assertThat(clock.at(NOW - 1_000)).isEqualTo(millis("10:00:20"));
    }

    @Test
    void aCorrectionOfAnOldMinuteIsNewsFromNow() {
        var clock = EventClock.startedBy(TestTile.at("10:00").asOf("10:20:00").tile(), NOW)
                .advancedBy(TestTile.at("09:30").asOf("10:20:07").tile(), NOW + 7_000);
        assertThat(clock.at(NOW + 7_000)).isEqualTo(millis("10:20:07"));
    }

    @Test
    void aWatermarkFromBeforeALongSilenceIsNotBelieved() {
        var clock = EventClock.startedBy(TestTile.at("10:00").asOf("08:15:00").tile(), NOW);
        assertThat(clock.at(NOW)).isEqualTo(millis("10:00:00"));
    }

    @Test
    void neverTurnsBackToAnOlderTile() {
        var clock = EventClock.startedBy(TestTile.at("10:05").asOf("10:05:30").tile(), NOW)
                .advancedBy(TestTile.at("10:05").asOf("10:05:10").tile(), NOW + 100);
        assertThat(clock.eventTime()).isEqualTo(millis("10:05:30"));
    }

    private static long millis(String time) {
        return TestTile.time(time).toEpochMilli();
    }
}
