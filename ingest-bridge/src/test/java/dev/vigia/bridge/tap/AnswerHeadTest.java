package dev.vigia.bridge.tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.frames.Extensions;
import dev.vigia.bridge.tap.AnswerHead.State;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerHeadTest {
    private final AnswerHead head = new AnswerHead();

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aHeadMayComeByteByByte() {
        var text = "HTTP/1.1 101 Switching Protocols\r\nsec-websocket-extensions: permessage-deflate\r\n\r\n";
        for (int i = 0; i < text.length() - 1; i++) {
            assertThat(head.take(bytes(text.substring(i, i + 1)))).isEqualTo(State.INCOMPLETE);
        }
        assertThat(head.take(bytes("\n"))).isEqualTo(State.UPGRADED);
        assertThat(head.extensions()).isEqualTo(new Extensions(true, true, true, false));
    }

    @Test
    void whatIsBehindItIsLeft() {
        var bytes = bytes("HTTP/1.1 101 \r\n\r\nframes");

        assertThat(head.take(bytes)).isEqualTo(State.UPGRADED);
        assertThat(bytes.remaining()).isEqualTo(6);
    }

    @Test
    void otherAnswersAndNonsenseAreNoUpgrade() {
        assertThat(head.take(bytes("HTTP/1.1 401 Unauthorized\r\n\r\n"))).isEqualTo(State.OTHER);
        assertThat(new AnswerHead().take(bytes("SSH-2.0\r\n\r\n"))).isEqualTo(State.OTHER);
        assertThat(new AnswerHead().take(bytes("x".repeat(70_000)))).isEqualTo(State.OTHER);
    }
}
