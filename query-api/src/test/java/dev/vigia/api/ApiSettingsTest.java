package dev.vigia.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.settings.ApiKeys;
import dev.vigia.settings.Settings;
import dev.vigia.settings.SettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiSettingsTest {
    @Test
    void theDefaultsAreThoseOfOneMachine() {
        var settings = ApiSettings.from(Settings.of(Map.of()));

        assertThat(settings.address().host()).isEqualTo("127.0.0.1");
        assertThat(settings.address().port()).isEqualTo(8080);
        assertThat(settings.kafkaBootstrap()).isEqualTo("127.0.0.1:9092");
        assertThat(settings.database().url()).isEqualTo("jdbc:postgresql://127.0.0.1:5433/vigia");
    }

    @Test
    void everyProblemIsReportedAndNoSecretIsPrinted() {
        var values = Map.of(
                "VIGIA_API_PORT",
                "eighty",
                "VIGIA_API_KEYS",
                "a:owner:" + ApiKeys.hash("x"),
                "VIGIA_DB_PASSWORD",
                "hush");

        assertThatThrownBy(() -> ApiSettings.from(Settings.of(values)))
                .isInstanceOfSatisfying(SettingsException.class, refused -> assertThat(refused.problems())
                        .hasSize(2))
                .hasMessageNotContaining(ApiKeys.hash("x"));
        assertThat(ApiSettings.from(Settings.of(Map.of("VIGIA_DB_PASSWORD", "hush")))
                        .toString())
                .doesNotContain("hush");
    }
}
