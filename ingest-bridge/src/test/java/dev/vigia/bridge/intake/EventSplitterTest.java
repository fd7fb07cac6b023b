package dev.vigia.bridge.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventSplitterTest {
    private static List<String> split(String body, String contentType) {
        return EventSplitter.split(body.getBytes(StandardCharsets.UTF_8), contentType).stream()
                .map(part -> new String(part, StandardCharsets.UTF_8).strip())
                .toList();
    }

    private static List<String> split(String body) {
        return split(body, "application/json");
    }

    @Test
    void arraysAreCutIntoElements() {
        assertThat(split(" [ {\"a\":[1,{}]} ,{\"ñ\":\"]\"}, 17, \"x\", null ] "))
                .containsExactly("{\"a\":[1,{}]}", "{\"ñ\":\"]\"}", "17", "\"x\"", "null");
        assertThat(split("[]")).isEmpty();
        assertThat(split("  ")).isEmpty();
    }

    @Test
    void oneObjectIsOneEventAlsoOverSeveralLines() {
        assertThat(split("{\n \"a\": 1\n}")).containsExactly("{\n \"a\": 1\n}");
    }

    @Test
    void linesAreEventsOfTheirOwn() {
        assertThat(split("{\"a\":1}\r\n\n{broken\n{\"b\":2}")).containsExactly("{\"a\":1}", "{broken", "{\"b\":2}");
        assertThat(split("{\"a\":1}", "application/x-ndjson")).containsExactly("{\"a\":1}");
    }

    @Test
    void anArrayThatBreaksOffKeepsWhatWasWhole() {
        assertThat(split("[{\"a\":1},{\"b\":2},{\"c\":")).containsExactly("{\"a\":1}", "{\"b\":2}", ",{\"c\":");
        assertThat(split("[{\"a\":1}")).startsWith("{\"a\":1}").hasSize(2);
        assertThat(split("[{\"a\":1}] tail")).containsExactly("{\"a\":1}", "tail");
    }

    @Test
    void foulElementsAreCutLikeAnyOther() {
        assertThat(split("[{\"a\":1,\"a\":2},{\"deep\":" + "[".repeat(5_000) + "]".repeat(5_000) + "},{\"b\":1}]"))
                .hasSize(3)
                .startsWith("{\"a\":1,\"a\":2}")
                .endsWith("{\"b\":1}");
    }
}
