package dev.vigia.bridge.tap;

import dev.vigia.bridge.frames.Extensions;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Follows the agent's answer to the handshake in a copy, until its head is complete. */
final class AnswerHead {
    private static final int LIMIT = 64 << 10;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 (\\d{3})( .*)?");

    enum State {
        INCOMPLETE,
        /** The connection is a WebSocket now. */
        UPGRADED,
        /** Any other answer, or none that can be read. */
        OTHER
    }

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private State state = State.INCOMPLETE;
    private Extensions extensions = Extensions.NONE;
    private int newestFour;

    /** Takes the head's bytes and leaves what is behind it. */
    State take(ByteBuffer bytes) {
        while (state == State.INCOMPLETE && bytes.hasRemaining()) {
            byte next = bytes.get();
            head.write(next);
            newestFour = newestFour << 8 | next & 0xFF;
            if (newestFour == 0x0D0A0D0A) {
                complete();
            } else if (head.size() >= LIMIT) {
                state = State.OTHER;
            }
        }
        return state;
    }

    private void complete() {
        var lines = head.toString(StandardCharsets.ISO_8859_1).split("\r\n", -1);
        var status = STATUS_LINE.matcher(lines[0]);
        boolean upgraded = status.matches() && status.group(1).equals("101");
        var values = new ArrayList<String>();
        for (var line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).equalsIgnoreCase("Sec-WebSocket-Extensions")) {
                values.add(line.substring(colon + 1));
            }
        }
        extensions = Extensions.parse(values);
        state = upgraded ? State.UPGRADED : State.OTHER;
    }

    Extensions extensions() {
        return extensions;
    }
}
