package dev.vigia.bridge.capture;

import dev.vigia.bridge.dialect.AutoDialect;
import dev.vigia.bridge.dialect.Dialect;
import dev.vigia.bridge.dialect.Opening;
import dev.vigia.bridge.privacy.Pseudonyms;
import dev.vigia.bridge.recording.Recorder;
import java.time.Clock;

/** Opens the copies of tapped connections. */
public final class Recording {
    private static final Dialect DIALECT = new AutoDialect();

    private final Recorder recorder;
    private final Pseudonyms pseudonyms;
    private final Clock clock;
    private final int messageLimit;

    /** @param messageLimit bytes of one message, inflated, that are read; bigger ones are rejected as too large */
    public Recording(Recorder recorder, Pseudonyms pseudonyms, Clock clock, int messageLimit) {
        this.recorder = recorder;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.messageLimit = messageLimit;
    }

    public ConnectionCopy open(Opening opening) {
        return new ConnectionCopy(opening, DIALECT, pseudonyms, recorder, clock, messageLimit);
    }
}
