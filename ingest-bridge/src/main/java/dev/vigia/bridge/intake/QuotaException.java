package dev.vigia.bridge.intake;

import java.time.Duration;

/** The sender has used its quota up; nothing of the submission was taken. */
public final class QuotaException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    QuotaException(Duration wait, int perSecond) {
        super("This key may send " + perSecond + " events a second.");
        this.wait = wait;
    }

    /** After this time the same submission will be taken. */
    public Duration mustWait() {
        return wait;
    }

    /** The value of {@code Retry-After}: whole seconds, at least one. */
    public String retryAfter() {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
