package dev.vigia.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedLineTest {
    @Test
    void readsRatingsThumbsAndTimes() {
        Recording recording = good("""
                {"id":"c1","user":"u","start":"2018-11-07 19:25:29.068000","rating":4,"turns":[
                {"role":"user","text":"hola"},{"role":"agent","text":"","thumb":0},{"role":"agent","text":"x","thumb":1}]}
                """);
        assertThat(recording.start()).isEqualTo(Instant.parse("2018-11-07T19:25:29.068Z"));
        assertThat(recording.rating()).hasValue(4);
        assertThat(recording.ratings()).isEqualTo(3);
        assertThat(recording.turns()).extracting(Turn::thumbsUp).containsExactly(null, false, true);
    }

    @ParameterizedTest
    @CsvSource({
        "2016-07-18T14:10:38Z, 2016-07-18T14:10:38Z",
        "2016-07-18T14:20:08.752+0000, 2016-07-18T14:20:08.752Z",
        "2016-07-18T16:20:08+02:00, 2016-07-18T14:20:08Z",
        "2016-07-18 14:20:08, 2016-07-18T14:20:08Z"
    })
    void readsTimesAsRecordersWriteThem(String written, Instant meant) {
        Recording recording =
                good("{\"id\":\"c\",\"turns\":[{\"role\":\"user\",\"ts\":\"" + written + "\",\"text\":\"a\"}]}");
        assertThat(recording.turns().get(0).at()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nope | is not JSON",
                "[] | is not a JSON object",
                "{\"turns\":[]} | has no \"id\"",
                "{\"id\":\"x\"} | has no \"turns\"",
                "{\"id\":\"x\",\"turns\":[{\"role\":\"bot\",\"text\":\"a\"}]} | turn 1 has role \"bot\"",
                "{\"id\":\"x\",\"turns\":[{\"role\":\"user\"}]} | turn 1 has no \"text\"",
                "{\"id\":\"x\",\"rating\":6,\"turns\":[{\"role\":\"user\",\"text\":\"a\"}]} | has rating 6",
                "{\"id\":\"x\",\"turns\":[{\"role\":\"user\",\"ts\":\"soon\",\"text\":\"a\"}]} | could not be parsed"
            })
    void saysWhatIsWrong(String line, String reason) {
        assertThat(RecordedLine.read(line))
                .isInstanceOfSatisfying(
                        RecordedLine.Bad.class, bad -> assertThat(bad.reason()).contains(reason));
    }

    @Test
    void gapsAreTheRecordedOnesAndNeverNegative() {
        Timeline timeline = Timeline.of(good("""
                {"id":"c","turns":[{"role":"user","ts":"2026-01-01T10:00:00Z","text":"a"},
                {"role":"agent","ts":"2026-01-01T10:00:03Z","text":"b"},
                {"role":"user","ts":"2026-01-01T09:59:00Z","text":"c"}]}
                """), Instant.EPOCH);
        assertThat(List.of(timeline.gapBefore(0), timeline.gapBefore(1), timeline.gapBefore(2)))
                .containsExactly(Duration.ZERO, Duration.ofSeconds(3), Duration.ZERO);
    }

    @Test
    void missingTimesGetUsualPauses() {
        Timeline timeline = Timeline.of(good("""
                {"id":"c","turns":[{"role":"user","text":"a"},{"role":"agent","text":"b"},{"role":"user","text":"c"}]}
                """), Instant.EPOCH);
        assertThat(timeline.times().get(0)).isEqualTo(Instant.EPOCH);
        assertThat(timeline.gapBefore(1)).isEqualTo(Duration.ofMillis(1500));
        assertThat(timeline.gapBefore(2)).isEqualTo(Duration.ofSeconds(8));
    }

    static Recording good(String line) {
        return ((RecordedLine.Good) RecordedLine.read(line)).recording();
    }
}
