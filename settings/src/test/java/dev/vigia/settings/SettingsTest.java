package dev.vigia.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void absentAndBlankValuesTakeTheDefault() {
        var settings = Settings.of(Map.of("PORT", "  "));

        assertThat(settings.port("PORT", 8090)).isEqualTo(8090);
        assertThat(settings.text("NAME", "vigia")).isEqualTo("vigia");
        assertThat(settings.duration("GAP", Duration.ofMinutes(30))).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.list("AGENTS")).isEmpty();
        assertThat(settings.optionalPath("FILE")).isEmpty();
        assertThatCode(settings::check).doesNotThrowAnyException();
    }

    @Test
    void valuesAreTyped() {
        var settings = Settings.of(Map.of(
                "PORT", "1", "GAP", "PT5S", "UP", "ws://h:9/x", "ON", "true", "RATE", "0.25", "LIST", "a, b,,c"));

        assertThat(settings.port("PORT", 0)).isEqualTo(1);
        assertThat(settings.duration("GAP", Duration.ZERO)).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.uri("UP", URI.create("x:y"))).isEqualTo(URI.create("ws://h:9/x"));
        assertThat(settings.flag("ON", false)).isTrue();
        assertThat(settings.decimal("RATE", 1, 0, 1)).isEqualTo(0.25);
        assertThat(settings.list("LIST")).containsExactly("a", "b", "c");
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        var settings =
                Settings.of(Map.of("PORT", "70000", "GAP", "-PT1S", "UP", "nowhere", "ON", "yes", "RATE", "NaN"));
        settings.port("PORT", 1);
        settings.duration("GAP", Duration.ofSeconds(1));
        settings.uri("UP", URI.create("x:y"));
        settings.flag("ON", true);
        settings.decimal("RATE", 0, 0, 1);
        settings.requiredText("TOKEN");

        assertThatThrownBy(settings::check)
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("PORT", "70000", "GAP", "UP", "nowhere", "ON", "RATE", "TOKEN is not set");
    }

    @Test
    void argumentsOverrideTheEnvironment() {
        var settings = Settings.fromEnvironmentAnd("PATH=here", "oops");

        assertThat(settings.text("PATH", "")).isEqualTo("here");
        assertThatThrownBy(settings::check).hasMessageContaining("\"oops\" is not of the form NAME=VALUE");
    }

    @Test
    void secretsAreNeverPrinted() {
        var secret = Settings.of(Map.of("KEY", "hunter2")).requiredSecret("KEY");

        assertThat(secret).hasToString("***");
        assertThat(secret.reveal()).isEqualTo("hunter2");
    }
}
