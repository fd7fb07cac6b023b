package dev.vigia.bridge.frames;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The header of one frame, taken byte by byte as it arrives: 2 bytes, then 0, 2 or 8 of length, then 0 or 4 of mask. */
final class FrameHeader {
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes = new byte[14];
    private int taken;

    /** Takes what belongs to the header; true when it is complete. */
    boolean take(ByteBuffer from) {
        while (taken < needed() && from.hasRemaining()) {
            bytes[taken++] = from.get();
        }
        return taken >= needed();
    }

    private int needed() {
        if (taken < 2) {
            return 2;
        }
        return 2 + lengthBytes() + (isMasked() ? 4 : 0);
    }

    private int lengthBytes() {
        int length = bytes[1] & 0x7F;
        return length < 126 ? 0 : length == 126 ? 2 : 8;
    }

    void clear() {
        taken = 0;
    }

    boolean isFinal() {
        return (bytes[0] & 0x80) != 0;
    }

    /** RSV1, which permessage-deflate sets on the first frame of a compressed message. */
    boolean isCompressed() {
        return (bytes[0] & 0x40) != 0;
    }

    boolean hasUnknownBits() {
        return (bytes[0] & 0x30) != 0;
    }

    int opcode() {
        return bytes[0] & 0x0F;
    }

    boolean isControl() {
        return opcode() >= CLOSE;
    }

    boolean isMasked() {
        return (bytes[1] & 0x80) != 0;
    }

    /** Payload length in bytes; negative where the sender set the bit that must be zero. */
    long length() {
        int bytesOfLength = lengthBytes();
        if (bytesOfLength == 0) {
            return bytes[1] & 0x7F;
        }
        long length = 0;
        for (int i = 0; i < bytesOfLength; i++) {
            length = length << 8 | bytes[2 + i] & 0xFF;
        }
        return length;
    }

    /** Takes the mask off payload bytes, the first of which is the payload's at {@code position}. */
    void unmask(byte[] payload, int offset, int length, long position) {
        if (!isMasked()) {
            return;
        }
        int mask = 2 + lengthBytes();
        long wide = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            wide = wide << Byte.SIZE | bytes[mask + ((int) position + i & 3)] & 0xFF;
        }
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            WORDS.set(payload, offset + i, (long) WORDS.get(payload, offset + i) ^ wide);
        }
        for (; i < length; i++) {
            payload[offset + i] ^= bytes[mask + ((int) position + i & 3)];
        }
    }

    byte[] raw() {
        return Arrays.copyOf(bytes, taken);
    }
}
