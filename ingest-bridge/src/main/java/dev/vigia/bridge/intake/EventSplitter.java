package dev.vigia.bridge.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a body into the bytes of single events without judging them, so that a malformed one takes none of its
 * neighbours with it. A body is a JSON array, one JSON object, or one JSON object a line.
 */
final class EventSplitter {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(1_000_000).build())
            .build();

    private EventSplitter() {}

    static List<byte[]> split(byte[] body, String contentType) {
        int start = 0;
        while (start < body.length && isSpace(body[start])) {
            start++;
        }
        if (start == body.length) {
            return List.of();
        }
        if (body[start] == '[') {
            return elements(body);
        }
        return contentType.contains("ndjson") || !isOneValue(body) ? lines(body) : List.of(body);
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t';
    }

    private static boolean isOneValue(byte[] body) {
        try (var parser = FACTORY.createParser(body)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException malformed) {
            return false;
        }
    }

    private static List<byte[]> lines(byte[] body) {
        var lines = new ArrayList<byte[]>();
        int start = 0;
        for (int i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                var line = Arrays.copyOfRange(body, start, i);
                if (!isBlank(line)) {
                    lines.add(line);
                }
                start = i + 1;
            }
        }
        return lines;
    }

    private static boolean isBlank(byte[] line) {
        for (byte value : line) {
            if (!isSpace(value)) {
                return false;
            }
        }
        return true;
    }

    /** Only UTF-8 has one; the parser also guesses UTF-16 and UTF-32, which nobody may send. */
    private static int offset(JsonLocation location) throws IOException {
        if (location.getByteOffset() < 0) {
            throw new IOException("not UTF-8");
        }
        return (int) location.getByteOffset();
    }

    /** Where the array itself breaks off, everything from there on is one last, unreadable element. */
    private static List<byte[]> elements(byte[] body) {
        var elements = new ArrayList<byte[]>();
        int done = 0;
        try (var parser = FACTORY.createParser(body)) {
            parser.nextToken();
            done = offset(parser.currentLocation());
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == null) {
                    throw new IOException("the array does not end");
                }
                int start = offset(parser.currentTokenLocation());
                parser.skipChildren();
                parser.finishToken();
                int end = offset(parser.currentLocation());
                elements.add(Arrays.copyOfRange(body, start, end));
                done = end;
            }
            done = offset(parser.currentLocation());
        } catch (IOException malformed) {
            elements.add(Arrays.copyOfRange(body, done, body.length));
            return elements;
        }
        var rest = Arrays.copyOfRange(body, done, body.length);
        if (!isBlank(rest)) {
            elements.add(rest);
        }
        return elements;
    }
}
