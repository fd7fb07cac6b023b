package dev.vigia.bridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointerTest {
    /** The document and the answers of RFC 6901, section 5. */
    private static final String RFC = """
            {"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\\\j":5,"k\\"l":6," ":7,"m~n":8}""";

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "/foo/0;\"bar\"",
                "/;0",
                "/a~1b;1",
                "/c%d;2",
                "/e^f;3",
                "/g|h;4",
                "/i\\j;5",
                "/k\"l;6",
                "/ ;7",
                "/m~0n;8",
                "/foo;[\"bar\",\"baz\"]"
            })
    void findsWhatTheRfcSays(String pointer, String found) throws IOException {
        assertThat(Pointer.of(pointer).in(json(RFC))).containsExactly(json(found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/none", "/foo/2", "/foo/-1", "/foo/01x", "/foo/0/deeper", "/foo/99999999999"})
    void whatIsNotThereIsNotFound(String pointer) throws IOException {
        assertThat(Pointer.of(pointer).in(json(RFC))).isEmpty();
    }

    @Test
    void starsStandForEveryElement() throws IOException {
        var root = json("{\"a\":[{\"t\":\"x\"},{\"t\":null},{\"u\":1},{\"t\":\"y\"}]}");

        assertThat(Pointer.of("/a/*/t").in(root).stream().map(JsonNode::asText)).containsExactly("x", "y");
        assertThat(Pointer.of("").in(root)).containsExactly(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " /a", "/a~", "/a~2b"})
    void whatIsNoPointerIsRefused(String text) {
        assertThatThrownBy(() -> Pointer.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
