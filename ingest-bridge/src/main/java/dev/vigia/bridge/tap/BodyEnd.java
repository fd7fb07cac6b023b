package dev.vigia.bridge.tap;

import dev.vigia.bridge.front.RequestHead;
import dev.vigia.bridge.front.RequestHead.BadRequestException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

/**
 * Finds where a request's body ends, strictly: what is behind it belongs to no request that the agent was asked, and
 * must not reach it (RFC 9112, sections 6 and 7).
 */
final class BodyEnd {
    private static final int CHUNK_LINE_LIMIT = 1024;
    private static final int TRAILER_LIMIT = 16 << 10;

    private enum Part {
        SIZE_LINE,
        DATA,
        DATA_END,
        TRAILERS,
        DONE
    }

    private Part part;
    private long left;
    private final StringBuilder line = new StringBuilder();
    private int trailerBytes;
    private final boolean chunked;

    private BodyEnd(boolean chunked, long length) {
        this.chunked = chunked;
        this.left = length;
        this.part = chunked ? Part.SIZE_LINE : length == 0 ? Part.DONE : Part.DATA;
    }

    /** @throws BadRequestException where two parsers could disagree about the length */
    static BodyEnd of(RequestHead head) throws BadRequestException {
        var lengths = head.all("Content-Length");
        var codings = head.all("Transfer-Encoding");
        if (!codings.isEmpty()) {
            require(lengths.isEmpty(), "Content-Length and Transfer-Encoding exclude each other");
            require(
                    codings.size() == 1
                            && codings.get(0).toLowerCase(Locale.ROOT).equals("chunked"),
                    "the only Transfer-Encoding is chunked");
            return new BodyEnd(true, 0);
        }
        require(
                lengths.size() <= 1 && lengths.stream().allMatch(length -> length.matches("[0-9]{1,18}")),
                "there must be one Content-Length, a number");
        return new BodyEnd(false, lengths.isEmpty() ? 0 : Long.parseLong(lengths.get(0)));
    }

    private static void require(boolean condition, String reason) throws BadRequestException {
        if (!condition) {
            throw new BadRequestException(reason);
        }
    }

    boolean isReached() {
        return part == Part.DONE;
    }

    /**
     * How many of the bytes belong to the body.
     *
     * @throws BadRequestException when a chunk is malformed
     */
    int take(ByteBuffer bytes) throws BadRequestException {
        int start = bytes.position();
        while (bytes.hasRemaining() && part != Part.DONE) {
            if (part == Part.DATA) {
                int step = (int) Math.min(left, bytes.remaining());
                bytes.position(bytes.position() + step);
                left -= step;
                if (left == 0) {
                    part = chunked ? Part.DATA_END : Part.DONE;
                }
            } else {
                lineByte((char) (bytes.get() & 0xFF));
            }
        }
        return bytes.position() - start;
    }

    private void lineByte(char value) throws BadRequestException {
        line.append(value);
        require(line.length() <= CHUNK_LINE_LIMIT, "a chunk's line is too long");
        if (value != '\n') {
            return;
        }
        require(line.length() > 1 && line.charAt(line.length() - 2) == '\r', "a chunk's line ends without CR");
        var text = line.substring(0, line.length() - 2);
        line.setLength(0);
        switch (part) {
            case SIZE_LINE -> size(text);
            case DATA_END -> {
                require(text.isEmpty(), "a chunk is longer than it says");
                part = Part.SIZE_LINE;
            }
            default -> {
                trailerBytes += text.length();
                require(trailerBytes <= TRAILER_LIMIT, "the trailers are too long");
                part = text.isEmpty() ? Part.DONE : Part.TRAILERS;
            }
        }
    }

    private void size(String text) throws BadRequestException {
        var digits = List.of(text.split(";", 2)).get(0).strip();
        require(digits.matches("[0-9A-Fa-f]{1,15}"), "a chunk's size is no hexadecimal number");
        left = Long.parseLong(digits, 16);
        part = left == 0 ? Part.TRAILERS : Part.DATA;
    }
}
