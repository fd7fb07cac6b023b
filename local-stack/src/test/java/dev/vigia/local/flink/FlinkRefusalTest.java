package dev.vigia.local.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlinkRefusalTest {
    /** As Flink's REST interface writes it: stack traces inside a JSON string. */
    private static FlinkRefusal refusal(String cause) {
        return new FlinkRefusal(
                500,
                "{\"errors\":[\"Internal server error.\",\"<Exception on server side:\\njava.util.CompletionException: x"
                        + "\\n\\tat org.example.A.b(A.java:1)\\nCaused by: " + cause
                        + "\\n\\tat org.example.C.d(C.java:2)\\n\\t... 3 more\\n\\nEnd of exception on server side>\"]}");
    }

    @Test
    void aRefusalForSettingsTellsEachOfThem() {
        var refusal = refusal("dev.vigia.settings.SettingsException: The settings cannot be used:\\n"
                + "  - VIGIA_A must be a number\\n  - VIGIA_B must be there");
        assertThat(refusal.isForSettings()).isTrue();
        assertThat(refusal.cause())
                .isEqualTo("The settings cannot be used:\n  - VIGIA_A must be a number\n  - VIGIA_B must be there");
    }

    @Test
    void anyOtherCauseKeepsItsClass() {
        var refusal = refusal("java.io.FileNotFoundException: no checkpoint");
        assertThat(refusal.isForSettings()).isFalse();
        assertThat(refusal.cause()).isEqualTo("java.io.FileNotFoundException: no checkpoint");
    }
}
