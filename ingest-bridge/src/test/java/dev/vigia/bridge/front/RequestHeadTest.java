package dev.vigia.bridge.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.bridge.front.RequestHead.BadRequestException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {
    private static RequestHead parse(String head) throws BadRequestException {
        return RequestHead.parse(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void headersKeepTheirLines() throws BadRequestException {
        var head = parse("GET /a?b=c HTTP/1.1\r\nHost:  x \r\nConnection: keep-alive , Upgrade\r\nEmpty:\r\n\r\n");

        assertThat(head.method()).isEqualTo("GET");
        assertThat(head.target()).isEqualTo("/a?b=c");
        assertThat(head.headers().get(0)).isEqualTo(new RequestHead.Header("Host", "x", "Host:  x "));
        assertThat(head.lists("connection", "upgrade")).isTrue();
        assertThat(head.lists("connection", "close")).isFalse();
        assertThat(head.first("EMPTY")).contains("");
        assertThat(head.first("Absent")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nGET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/2.0\r\n\r\n",
                "GET http://host/ HTTP/1.1\r\n\r\n",
                "GET /\tx HTTP/1.1\r\n\r\n",
                "get / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1 \r\n\r\n",
                "GET / HTTP/1.1\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\n: no name\r\n\r\n",
                "GET / HTTP/1.1\r\nA : b\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b\nB: c\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b\rc\r\n\r\n",
                "GET / HTTP/1.1\r\nA: \u0001\r\n\r\n"
            })
    void whatCouldBeReadInTwoWaysIsRefused(String head) {
        assertThatThrownBy(() -> parse(head)).isInstanceOf(BadRequestException.class);
    }
}
