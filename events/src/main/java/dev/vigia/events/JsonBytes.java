package dev.vigia.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One JSON object (RFC 8259) as it is written, in UTF-8. A general generator takes twice as long for an event: it makes
 * some dozen objects for each, and looks for signs to escape in names that have none.
 */
final class JsonBytes {
    /** The longest that one character becomes: an escape with four hexadecimal digits. */
    private static final int LONGEST = 6;

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final char REPLACEMENT = '\uFFFD';

    /** By ASCII character: 0 = as it is, a letter = that one behind a backslash, {@code u} = with hexadecimal digits. */
    private static final byte[] ESCAPES = escapes();

    private byte[] bytes;
    private int size;

    /** @param expected bytes; it may become more */
    JsonBytes(int expected) {
        bytes = new byte[Math.max(LONGEST, expected)];
    }

    private static byte[] escapes() {
        var escapes = new byte[128];
        Arrays.fill(escapes, 0, ' ', (byte) 'u');
        var signs = "\b\t\n\f\r\"\\";
        var letters = "btnfr\"\\";
        for (int i = 0; i < signs.length(); i++) {
            escapes[signs.charAt(i)] = (byte) letters.charAt(i);
        }
        return escapes;
    }

    void startObject() {
        put('{');
    }

    void endObject() {
        put('}');
    }

    /** @param ascii without signs that would have to be escaped */
    void name(String ascii) {
        room(ascii.length() + 4);
        if (bytes[size - 1] != '{') {
            put(',');
        }
        put('"');
        plain(ascii);
        put('"');
        put(':');
    }

    /** A name that may have any characters, and its text. */
    void labelled(String name, String text) {
        if (bytes[size - 1] != '{') {
            put(',');
        }
        text(name);
        put(':');
        text(text);
    }

    void number(long value) {
        plain(Long.toString(value));
    }

    /** @param value finite */
    void number(double value) {
        plain(Double.toString(value));
    }

    void flag(boolean value) {
        plain(Boolean.toString(value));
    }

    /** Half a surrogate pair, which UTF-8 cannot say, becomes U+FFFD. */
    void text(String value) {
        room(value.length() + 2);
        put('"');
        int at = size;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (at > bytes.length - LONGEST) {
                size = at;
                room(value.length() - i + LONGEST);
            }
            if (c < ESCAPES.length && ESCAPES[c] == 0) {
                bytes[at++] = (byte) c;
            } else if (c < ESCAPES.length) {
                at = escape(c, at);
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xC0 | c >> 6);
                bytes[at++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                at = three(c, at);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                at = four(Character.toCodePoint(c, value.charAt(++i)), at);
            } else {
                at = three(REPLACEMENT, at);
            }
        }
        size = at;
        put('"');
    }

    private int escape(char c, int from) {
        int at = from;
        bytes[at++] = '\\';
        bytes[at++] = ESCAPES[c];
        if (ESCAPES[c] == 'u') {
            bytes[at++] = '0';
            bytes[at++] = '0';
            bytes[at++] = HEX[c >> 4];
            bytes[at++] = HEX[c & 0xF];
        }
        return at;
    }

    private int three(char c, int at) {
        bytes[at] = (byte) (0xE0 | c >> 12);
        bytes[at + 1] = (byte) (0x80 | c >> 6 & 0x3F);
        bytes[at + 2] = (byte) (0x80 | c & 0x3F);
        return at + 3;
    }

    private int four(int point, int at) {
        bytes[at] = (byte) (0xF0 | point >> 18);
        bytes[at + 1] = (byte) (0x80 | point >> 12 & 0x3F);
        bytes[at + 2] = (byte) (0x80 | point >> 6 & 0x3F);
        bytes[at + 3] = (byte) (0x80 | point & 0x3F);
        return at + 4;
    }

    private void plain(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
    }

    private void put(char ascii) {
        room(1);
        bytes[size++] = (byte) ascii;
    }

    private void room(int needed) {
        if (bytes.length - size < needed) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length + (bytes.length >> 1), Math.addExact(size, needed)));
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
