package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationSettingsTest {
    @Test
    void theDefaultsAreThoseOfTheDefinitions() {
        assertThat(ConversationSettings.from(Settings.of(Map.of())))
                .isEqualTo(new ConversationSettings(
                        Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ofDays(35), 1));
    }

    @Test
    void everySettingCanBeGiven() {
        assertThat(ConversationSettings.from(Settings.of(Map.of(
                        "VIGIA_SESSION_GAP", "PT1M",
                        "VIGIA_ANSWER_TIMEOUT", "PT2S",
                        "VIGIA_STATE_HORIZON", "P3D",
                        "VIGIA_GENERATION", "4"))))
                .isEqualTo(
                        new ConversationSettings(Duration.ofMinutes(1), Duration.ofSeconds(2), Duration.ofDays(3), 4));
    }
}
