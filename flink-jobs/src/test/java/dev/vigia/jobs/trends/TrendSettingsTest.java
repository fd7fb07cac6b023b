package dev.vigia.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrendSettingsTest {
    @Test
    void theDefaults() {
        assertThat(TrendSettings.from(Settings.of(Map.of())))
                .isEqualTo(new TrendSettings(Duration.ofMinutes(30), Duration.ofMinutes(60), 10, 0.05, 0.1));
    }

    @Test
    void everyProblemIsReported() {
        var settings = Settings.of(Map.of(
                "VIGIA_TREND_WINDOW", "PT90S",
                "VIGIA_TREND_HISTORY", "PT10M",
                "VIGIA_TREND_MIN_POINTS", "2"));
        TrendSettings.from(settings);
        assertThatThrownBy(settings::check)
                .hasMessageContaining("VIGIA_TREND_WINDOW is PT1M30S")
                .hasMessageContaining("VIGIA_TREND_HISTORY (PT10M) is shorter")
                .hasMessageContaining("VIGIA_TREND_MIN_POINTS");
    }
}
