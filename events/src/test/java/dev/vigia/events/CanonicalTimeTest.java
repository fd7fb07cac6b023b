package dev.vigia.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTimeTest {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @Test
    void itReadsWhatTheFormatterReads() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            var instant = Instant.ofEpochMilli(random.nextLong(-2_208_988_800_000L, 7_258_118_400_000L));
            var read = CanonicalTime.of(FORM.format(instant));
            assertThat(read).as("seed %d", seed).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-31",
                "2026-01-12T12:00:00Z",
                "2026-01-12T12:00:00.000+",
                "2026-13-12T12:00:00.000Z",
                "2026-00-12T12:00:00.000Z",
                "2026-01-00T12:00:00.000Z",
                "2026-01-32T12:00:00.000Z",
                "2026-02-29T12:00:00.000Z",
                "2100-02-29T12:00:00.000Z",
                "2026-04-31T12:00:00.000Z",
                "2026-01-12T24:00:00.000Z",
                "2026-01-12T12:60:00.000Z",
                "2026-01-12T12:00:60.000Z",
                "2026-01-12t12:00:00.000Z",
                "2O26-01-12T12:00:00.000Z"
            })
    void anythingElseIsLeftToTheFormatter(String text) {
        assertThat(CanonicalTime.of(text)).isNull();
    }
}
