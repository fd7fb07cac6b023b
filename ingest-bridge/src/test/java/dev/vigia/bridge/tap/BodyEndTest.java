package dev.vigia.bridge.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.bridge.front.RequestHead;
import dev.vigia.bridge.front.RequestHead.BadRequestException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyEndTest {
    private static BodyEnd body(String headers) throws BadRequestException {
        return BodyEnd.of(RequestHead.parse(
                ("POST / HTTP/1.1\r\nHost: b\r\n" + headers + "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aBodyOfKnownLengthEndsThere() throws BadRequestException {
        assertThat(body("").isReached()).isTrue();
        var body = body("Content-Length: 5\r\n");
        assertThat(body.take(bytes("abc"))).isEqualTo(3);
        assertThat(body.isReached()).isFalse();
        assertThat(body.take(bytes("deGET / HTTP/1.1"))).isEqualTo(2);
        assertThat(body.isReached()).isTrue();
        assertThat(body.take(bytes("more"))).isZero();
    }

    @Test
    void aChunkedBodyEndsBehindItsTrailersWhereverItIsCut() throws BadRequestException {
        var whole = "4;x=y\r\nab\r\n\r\n1A\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\nX-Sum: 1\r\n\r\n";
        for (int cut = 0; cut <= whole.length(); cut++) {
            var body = body("Transfer-Encoding: chunked\r\n");
            assertThat(body.take(bytes(whole.substring(0, cut)))).isEqualTo(cut);
            assertThat(body.take(bytes(whole.substring(cut) + "GET /"))).isEqualTo(whole.length() - cut);
            assertThat(body.isReached()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"g\r\n", "-1\r\n", "0x3\r\nabc\r\n", "3\nabc", "2\r\nabc\r\n", "\r\n", "10000000000000000\r\n"})
    void malformedChunksAreRefused(String chunks) throws BadRequestException {
        var body = body("Transfer-Encoding: chunked\r\n");

        assertThatThrownBy(() -> body.take(bytes(chunks))).isInstanceOf(BadRequestException.class);
    }
}
