package dev.vigia.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    /** The example of the recommendation, section 3.2. */
    private static final String EXAMPLE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void labelsGiveOneWholeOrInParts() {
        assertThat(TraceParent.of(Map.of("traceparent", EXAMPLE))).contains(EXAMPLE);
        assertThat(TraceParent.of(Map.of("traceId", "4bf92f3577b34da6a3ce929d0e0e4736", "spanId", "00f067aa0ba902b7")))
                .contains(EXAMPLE);
        assertThat(TraceParent.of(Map.of("traceId", "4bf92f3577b34da6a3ce929d0e0e4736")))
                .isEmpty();
        assertThat(TraceParent.of(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g"
            })
    void whatIsMalformedIsAsGoodAsAbsent(String value) {
        assertThat(TraceParent.of(value)).isEmpty();
    }
}
