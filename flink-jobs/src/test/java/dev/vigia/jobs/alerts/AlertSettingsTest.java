package dev.vigia.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.vigia.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertSettingsTest {
    @Test
    void theDefaults() {
        var settings = AlertSettings.from(Settings.of(Map.of()));
        assertThat(settings).isEqualTo(new AlertSettings(0.2, 8_000, Duration.ofMinutes(5), 10, Duration.ofMinutes(1)));
        assertThat(settings.rules().all())
                .extracting(ThresholdRule::id, rule -> rule.metric().wireName(), ThresholdRule::severity)
                .containsExactly(
                        tuple("error-rate", "errorRate", Severity.CRITICAL),
                        tuple("slow-answers", "responseMs.p95", Severity.WARNING));
    }

    @Test
    void everyProblemIsReported() {
        var settings = Settings.of(Map.of(
                "VIGIA_ALERT_ERROR_RATE", "20",
                "VIGIA_ALERT_WINDOW", "PT150S",
                "VIGIA_ALERT_CLEAR_AFTER", "PT5S"));
        AlertSettings.from(settings);
        assertThatThrownBy(settings::check)
                .hasMessageContaining("VIGIA_ALERT_ERROR_RATE")
                .hasMessageContaining("VIGIA_ALERT_WINDOW is PT2M30S")
                .hasMessageContaining("VIGIA_ALERT_CLEAR_AFTER is PT5S");
    }

    @Test
    void twoRulesCannotShareAnId() {
        assertThatThrownBy(() -> new AlertRules(List.of(TestRules.ERRORS, TestRules.ERRORS)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
