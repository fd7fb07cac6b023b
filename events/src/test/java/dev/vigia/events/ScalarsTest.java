package dev.vigia.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Jackson's tree, read strictly, is what the one pass over the bytes is held against. */
class ScalarsTest {
    private static final JsonMapper TREES = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final List<String> SEEDS = List.of(
            "{\"type\":\"message.agent\",\"text\":\"ñ \\ud83d\\ude00 \\n\",\"chunks\":3,\"fallback\":true,\"cpu\":0.25,"
                    + "\"attributes\":{\"a\":1,\"b\":\"x\",\"c\":null,\"d\":-1.5e3},\"unknown\":[{\"text\":1},[]],\"model\":null}",
            "{\"inputTokens\":9223372036854775807,\"outputTokens\":9223372036854775808,\"rating\":1e400,\"up\":false,"
                    + "\"text\":{\"text\":{\"a\":[1,2]}},\"attributes\":[1],\"source\":\"\",\"x\":{\"y\":1,\"z\":{}},\"y\":2}",
            "{ \"eventId\" : \"1\" , \"sequence\":-0, \"attributes\":{\"deep\":{\"a\":1},\"text\":true},\"to\":12.0}");

    private static final List<String> NAMES = List.of(
            "type",
            "text",
            "chunks",
            "fallback",
            "cpu",
            "attributes",
            "model",
            "inputTokens",
            "outputTokens",
            "rating",
            "up",
            "source",
            "eventId",
            "sequence",
            "to");

    /** What is spliced in, so that more than syntax errors come about. */
    private static final List<String> PIECES = List.of(
            "\"text\":1,",
            "\"y\":{\"a\":1,\"a\":2},",
            "{",
            "}",
            "[",
            "]",
            ",",
            "\"",
            "null",
            "1e5",
            "\\u0000",
            "-",
            "\"a\":");

    @Test
    void saysWhatTheTreeSays() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        int objects = 0;
        for (int i = 0; i < 30_000; i++) {
            var json = mutated(SEEDS.get(i % SEEDS.size()), random, i % 5).getBytes(StandardCharsets.UTF_8);
            var tree = tree(json);
            objects += tree == null ? 0 : 1;
            var scalars = scalars(json);
            var description = new String(json, StandardCharsets.UTF_8) + ", seed " + seed;
            assertThat(scalars == null).as(description).isEqualTo(tree == null);
            if (scalars != null && tree != null) {
                for (var name : NAMES) {
                    assertThat(scalars.get(name))
                            .as(name + " of " + description)
                            .isEqualTo(value(tree.get(name)));
                }
            }
        }
        assertThat(objects).as("mutations that are still objects").isBetween(6_000, 25_000);
    }

    private static String mutated(String json, Random random, int times) {
        var text = new StringBuilder(json);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.setCharAt(at, json.charAt(random.nextInt(json.length())));
                default -> {
                    int comma = text.indexOf(",", at);
                    text.insert(comma < 0 ? at : comma + 1, PIECES.get(random.nextInt(2)));
                }
            }
        }
        return text.toString();
    }

    private static @Nullable JsonNode tree(byte[] json) {
        try {
            var node = TREES.readTree(json);
            return node.isObject() ? node : null;
        } catch (JsonProcessingException malformed) {
            return null;
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static @Nullable Scalars scalars(byte[] json) {
        try (var parser = new JsonMapper().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            var scalars = Scalars.read(parser);
            return parser.nextToken() == null ? scalars : null;
        } catch (JsonProcessingException malformed) {
            return null;
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static @Nullable Object value(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isArray()) {
            return Scalars.CONTAINER;
        }
        if (!node.isObject()) {
            return scalar(node);
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            var value = entry.getValue();
            values.put(entry.getKey(), value.isContainerNode() ? Scalars.CONTAINER : scalar(value));
        }
        return values;
    }

    private static @Nullable Object scalar(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER ->
                node.isIntegralNumber()
                        ? node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue()
                        : (Object) node.doubleValue();
            default -> null;
        };
    }
}
