package dev.vigia.jobs.series;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.events.EventJson;
import dev.vigia.events.RejectedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileSchemaTest {
    private static final String GOOD =
            new String(EventJson.encode(TestTile.at("10:00").turns(3, 1).tile()), UTF_8);

    @Test
    void readsWhatTheConversationsJobWrites() {
        var record = TileSchema.read(GOOD.getBytes(UTF_8), "chat.tiles/0/7", 99);
        assertThat(record.problem()).isNull();
        assertThat(record.bytes()).isNull();
        assertThat(record.tile()).isNotNull();
        assertThat(record.tile().turns()).isEqualTo(3);
        assertThat(EventJson.encode(record.tile())).asString(UTF_8).isEqualTo(GOOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[]", "7", "{\"turns\":\"many\"}", "\u0000\uFFFD"})
    void refusesWhatIsNoTile(String text) {
        var record = TileSchema.read(text.getBytes(UTF_8), "chat.tiles/0/8", 99);
        assertThat(record.tile()).isNull();
        assertThat(record.problem()).isNotBlank();
        assertThat(record.position()).isEqualTo("chat.tiles/0/8");
        assertThat(record.bytes()).isEqualTo(text.getBytes(UTF_8));
    }

    @Test
    void refusesWhatWouldFailAnOperatorLater() {
        assertRefused(GOOD.replace("\"shop\"", "\"  \""), "agentId");
        assertRefused(GOOD.replace("\"shop\"", "\"sh\\u0000op\""), "NUL");
        assertRefused(GOOD.replace("\"channel\":\"web\"", "\"channel\":null"), "channel");
        assertRefused(GOOD.replace("2026-03-05T10:00:00Z", "-200000-03-05T10:00:00Z"), "bucketStart");
        assertRefused(GOOD.replaceFirst("\"response\":\"[^\"]+\"", "\"response\":\"AAAA////\""), "response");
        assertRefused(GOOD.replaceFirst("\"firstResponse\":\"[^\"]+\"", "\"firstResponse\":null"), "firstResponse");
    }

    private static void assertRefused(String json, String reason) {
        assertThat(json).isNotEqualTo(GOOD);
        var record = TileSchema.read(json.getBytes(UTF_8), "chat.tiles/1/2", 99);
        assertThat(record.tile()).isNull();
        assertThat(record.code()).isEqualTo(RejectedEvent.INVALID_FIELD);
        assertThat(record.problem()).contains(reason);
    }
}
