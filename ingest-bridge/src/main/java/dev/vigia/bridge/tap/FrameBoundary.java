package dev.vigia.bridge.tap;

import java.nio.ByteBuffer;

/**
 * Follows one direction's frames by their lengths alone, to know whether a frame of our own could be put between two of
 * them.
 */
final class FrameBoundary {
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    private int headerBytes;
    private int headerNeeded = 2;
    private int shortLength;
    private boolean masked;
    private long payload;
    private long left;
    private boolean closed;

    void pass(ByteBuffer bytes) {
        int at = bytes.position();
        while (at < bytes.limit()) {
            if (left > 0) {
                long step = Math.min(left, bytes.limit() - at);
                left -= step;
                at += (int) step;
            } else {
                header(bytes.get(at++) & 0xFF);
            }
        }
    }

    private void header(int value) {
        if (headerBytes == 0) {
            closed |= (value & 0x0F) == 8;
        } else if (headerBytes == 1) {
            masked = (value & 0x80) != 0;
            shortLength = value & 0x7F;
            payload = shortLength < LENGTH_16 ? shortLength : 0;
            headerNeeded =
                    2 + (masked ? 4 : 0) + (shortLength == LENGTH_16 ? 2 : 0) + (shortLength == LENGTH_64 ? 8 : 0);
        } else if (shortLength >= LENGTH_16 && headerBytes < 2 + (shortLength == LENGTH_16 ? 2 : 8)) {
            payload = payload << 8 | value;
        }
        if (++headerBytes == headerNeeded) {
            left = Math.max(0, payload);
            headerBytes = 0;
            headerNeeded = 2;
        }
    }

    /** Whether a frame may follow here: not inside of another one, and not behind a close frame. */
    boolean isBetweenFrames() {
        return left == 0 && headerBytes == 0 && !closed;
    }
}
