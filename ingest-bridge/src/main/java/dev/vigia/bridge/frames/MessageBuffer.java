package dev.vigia.bridge.frames;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of the message that is being received, up to a limit. Holds no memory between messages that are big. */
final class MessageBuffer {
    private static final int SMALL = 512;
    private static final int KEPT = 4096;
    private static final char REPLACEMENT = '\uFFFD';
    private static final byte[] NOTHING = new byte[0];

    private final int limit;
    private byte[] bytes = NOTHING;
    private int size;
    private boolean overflowed;

    MessageBuffer(int limit) {
        this.limit = limit;
    }

    void add(byte[] source, int offset, int length) {
        int taken = room(length);
        System.arraycopy(source, offset, bytes, size, taken);
        size += taken;
    }

    /** Takes the payload's next bytes off the wire, and their mask off them. */
    void add(ByteBuffer source, int length, FrameHeader header, long position) {
        int taken = room(length);
        int behind = source.position() + length;
        source.get(bytes, size, taken).position(behind);
        header.unmask(bytes, size, taken, position);
        size += taken;
    }

    /** How many of the bytes still fit, and room for them. */
    private int room(int length) {
        int taken = Math.min(length, limit - size);
        if (size + taken > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(SMALL, Math.max(size + taken, bytes.length * 2))));
        }
        overflowed |= taken < length;
        return taken;
    }

    boolean overflowed() {
        return overflowed;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    String toText() throws CharacterCodingException {
        // Many times faster than a decoder, and it replaces what a decoder would refuse.
        var text = new String(bytes, 0, size, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : strict();
    }

    private String strict() throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, 0, size))
                .toString();
    }

    void clear() {
        if (bytes.length > KEPT) {
            bytes = NOTHING;
        }
        size = 0;
        overflowed = false;
    }
}
