package dev.vigia.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Jackson, which had no part in the writing, reads what was written. */
class JsonBytesTest {
    /** Does not remember names, which are as many and as long here as nowhere else. */
    private static final JsonMapper READER = new JsonMapper(new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build());

    private static JsonNode written(String text) throws IOException {
        var json = new JsonBytes(0);
        json.startObject();
        json.name("text");
        json.text(text);
        json.labelled(text, "after");
        json.name("number");
        json.number(Long.MIN_VALUE);
        json.name("share");
        json.number(0.25);
        json.name("flag");
        json.flag(true);
        json.endObject();
        return READER.readTree(json.toBytes());
    }

    @Test
    void everyCharacterComesBack() throws IOException {
        for (int block = 0; block < 0x110000; block += 0x400) {
            var text = new StringBuilder();
            for (int point = block; point < block + 0x400; point++) {
                if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                    text.appendCodePoint(point);
                }
            }
            var object = written(text.toString());
            assertThat(object.get("text").textValue()).isEqualTo(text.toString());
            assertThat(object.has(text.toString())).isTrue();
        }
    }

    @Test
    void mixedTextsComeBackWhateverTheRoom() throws IOException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        int[] bounds = {0x20, 0x80, 0x800, 0xD800, 0x10FFFF};
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                int point = random.nextInt(bounds[random.nextInt(bounds.length)]);
                text.appendCodePoint(
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? '"' : point);
            }
            var object = written(text.toString());
            assertThat(object.get("text").textValue()).as("seed %d", seed).isEqualTo(text.toString());
            assertThat(object.get("number").longValue()).isEqualTo(Long.MIN_VALUE);
            assertThat(object.get("share").doubleValue()).isEqualTo(0.25);
            assertThat(object.get("flag").booleanValue()).isTrue();
        }
    }

    @Test
    void halfASurrogatePairIsReplaced() throws IOException {
        assertThat(written("a\uD83D").get("text").textValue()).isEqualTo("a\uFFFD");
        assertThat(written("\uDE00b").get("text").textValue()).isEqualTo("\uFFFDb");
        assertThat(written("\uD83Dc").get("text").textValue()).isEqualTo("\uFFFDc");
    }
}
