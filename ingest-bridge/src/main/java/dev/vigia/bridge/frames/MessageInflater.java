package dev.vigia.bridge.frames;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Undoes permessage-deflate for one direction, piece by piece. Where the context is shared between messages, a
 * message that could not be inflated to its end makes the following ones unreadable too: {@link #isLost()}.
 */
final class MessageInflater {
    private static final int PIECE = 4096;
    private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

    private final boolean keepsContext;
    private @Nullable Inflater inflater;
    private boolean lost;

    MessageInflater(boolean keepsContext) {
        this.keepsContext = keepsContext;
    }

    boolean isLost() {
        return lost;
    }

    /** Inflates into the buffer, and stops early when that overflows: a bomb costs no more than the buffer's limit. */
    void add(byte[] compressed, int length, MessageBuffer into) throws DataFormatException {
        var current = inflater == null ? new Inflater(true) : inflater;
        inflater = current;
        current.setInput(compressed, 0, length);
        var piece = new byte[PIECE];
        while (!into.overflowed()) {
            int count = inflate(current, piece, into);
            if (current.finished()) {
                int left = current.getRemaining();
                current.reset();
                current.setInput(compressed, length - left, left);
            } else if (count == 0) {
                return;
            }
        }
    }

    /** What came out before a damage was met is kept: dead letters show it, and how the bytes were cut does not matter. */
    private static int inflate(Inflater current, byte[] piece, MessageBuffer into) throws DataFormatException {
        long before = current.getBytesWritten();
        try {
            return current.inflate(piece);
        } finally {
            into.add(piece, 0, (int) (current.getBytesWritten() - before));
        }
    }

    void endOfMessage(MessageBuffer into) throws DataFormatException {
        add(TAIL, TAIL.length, into);
        if (!keepsContext) {
            close();
        }
    }

    /** Gives the message up. */
    void abandon() {
        lost = keepsContext;
        close();
    }

    void close() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }
}
