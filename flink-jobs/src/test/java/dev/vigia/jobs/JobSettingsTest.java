package dev.vigia.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobSettingsTest {
    @Test
    void theDefaultsAreThoseOfOneMachine() {
        var settings = JobSettings.from(Settings.of(Map.of()));
        assertThat(settings.kafkaBootstrap()).isEqualTo("127.0.0.1:9092");
        assertThat(settings.database().url()).isEqualTo("jdbc:postgresql://127.0.0.1:5433/vigia");
        assertThat(settings.database().user()).isEqualTo("vigia");
        assertThat(settings.outOfOrderness()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.idleness()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.timeFloor()).isEqualTo("2000-01-01T00:00:00Z");
    }

    @Test
    void aFloorThatIsNoTimeIsNamed() {
        var settings = Settings.of(Map.of("VIGIA_TIME_FLOOR", "yesterday"));
        JobSettings.from(settings);
        assertThatThrownBy(settings::check).hasMessageContaining("VIGIA_TIME_FLOOR is yesterday");
    }

    @Test
    void everySettingCanBeGiven() {
        var settings = JobSettings.from(Settings.of(Map.of(
                "VIGIA_KAFKA_BOOTSTRAP", "kafka:1",
                "VIGIA_DB_URL", "jdbc:postgresql://db/x",
                "VIGIA_DB_USER", "u",
                "VIGIA_DB_PASSWORD", "hidden",
                "VIGIA_OUT_OF_ORDERNESS", "PT1S",
                "VIGIA_IDLENESS", "PT2S",
                "VIGIA_TIME_FLOOR", "2010-01-01T00:00:00Z")));
        assertThat(settings.timeFloor()).isEqualTo("2010-01-01T00:00:00Z");
        assertThat(settings.kafkaBootstrap()).isEqualTo("kafka:1");
        assertThat(settings.database().url()).isEqualTo("jdbc:postgresql://db/x");
        assertThat(settings.database().user()).isEqualTo("u");
        assertThat(settings.database().password().reveal()).isEqualTo("hidden");
        assertThat(settings.outOfOrderness()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.idleness()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings).asString().doesNotContain("hidden");
    }
}
