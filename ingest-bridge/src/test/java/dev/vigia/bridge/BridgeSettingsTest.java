package dev.vigia.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.bridge.intake.Quotas;
import dev.vigia.bridge.journal.JournalLimits;
import dev.vigia.bridge.privacy.Kind;
import dev.vigia.bridge.tap.TapLimits;
import dev.vigia.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BridgeSettingsTest {
    @Test
    void defaultsArePinned() {
        var settings = BridgeSettings.from(Settings.of(Map.of("VIGIA_PSEUDONYM_KEY", "k")));

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8090);
        assertThat(settings.data()).isEqualTo(Path.of(".vigia", "bridge"));
        assertThat(settings.kafkaBootstrap()).isEqualTo("127.0.0.1:9092");
        assertThat(settings.agents()).isEmpty();
        assertThat(settings.journal()).isEqualTo(new JournalLimits(1L << 30, 16 << 20, Duration.ofMillis(50)));
        assertThat(settings.messageLimit()).isEqualTo(4 << 20);
        assertThat(settings.bodyLimit()).isEqualTo(4 << 20);
        assertThat(settings.tap())
                .isEqualTo(new TapLimits(
                        Duration.ofSeconds(10),
                        Duration.ofHours(4),
                        Duration.ofSeconds(3),
                        Duration.ofMinutes(2),
                        20_000));
        assertThat(settings.quotas()).isEqualTo(new Quotas(100_000, Map.of()));
        assertThat(settings.agentsFile()).isNull();
        assertThat(settings.certificate()).isNull();
        assertThat(settings.healthInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.profiles()).isNull();
        assertThat(settings.stallGap()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.masking().kinds()).containsExactlyInAnyOrder(Kind.values());
        assertThat(settings.masking().patterns()).isEmpty();
        assertThat(settings.masking().phoneRegions()).containsExactly("ES", "US", "GB");
        assertThat(settings.masking().openAgents()).isEmpty();
    }

    @Test
    void everyProblemIsNamed() {
        var settings = Settings.of(Map.of(
                "VIGIA_PHONE_REGIONS", "ES,XX",
                "VIGIA_MASK_OFF", "EMAIL,NAMES",
                "VIGIA_MASK_PATTERNS", "STAFF",
                "VIGIA_MASK_PATTERN_STAFF", "(unclosed",
                "VIGIA_AGENT_PROFILES", "good=auto,other=plain-text",
                "VIGIA_AGENTS", "good=ws://h:1,bad,worse=http://h",
                "VIGIA_BRIDGE_PORT", "eighty",
                "VIGIA_SPOOL_LIMIT", "10"));

        assertThatThrownBy(() -> BridgeSettings.from(settings))
                .hasMessageContainingAll(
                        "VIGIA_AGENTS has \"bad\"",
                        "worse=http://h",
                        "VIGIA_PHONE_REGIONS has \"XX\"",
                        "VIGIA_MASK_OFF has \"NAMES\"",
                        "VIGIA_MASK_PATTERN_STAFF is no regular expression of RE2",
                        "VIGIA_AGENT_PROFILES has \"other=plain-text\"",
                        "VIGIA_BRIDGE_PORT",
                        "VIGIA_SPOOL_LIMIT",
                        "VIGIA_PSEUDONYM_KEY is not set")
                .hasMessageNotContaining("good=");
    }
}
