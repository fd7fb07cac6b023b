package dev.vigia.bridge.journal;

import java.io.IOException;

/** The journal has reached its bound; nothing was written. */
public final class JournalFullException extends IOException {
    private static final long serialVersionUID = 1L;

    JournalFullException(long bytes, long limit) {
        super("The journal holds " + bytes + " bytes, its limit is " + limit);
    }
}
