package dev.vigia.bridge.capture;

import dev.vigia.bridge.dialect.DialogueRules;
import dev.vigia.bridge.dialect.HandshakeValues;
import dev.vigia.bridge.profiles.Profiles;
import dev.vigia.bridge.recording.Recorder;
import dev.vigia.bridge.recording.TappedBatch;
import java.time.Clock;

/** Opens the copies of tapped connections. */
public final class Recording {
    private final Recorder recorder;
    private final Profiles profiles;
    private final DialogueRules rules;
    private final Clock clock;
    private final int messageLimit;

    /** @param messageLimit bytes of one message, inflated, that are read; bigger ones are rejected as too large */
    public Recording(Recorder recorder, Profiles profiles, DialogueRules rules, Clock clock, int messageLimit) {
        this.recorder = recorder;
        this.profiles = profiles;
        this.rules = rules;
        this.clock = clock;
        this.messageLimit = messageLimit;
    }

    /** Collects what the connections of one thread have said, until they are told to write it down. */
    public TappedBatch batch() {
        return recorder.tappedBatch();
    }

    /**
     * The copy of a connection that has just been asked for.
     *
     * @param profile name of the agent's profile, one of those that there are
     * @param source the connection's own id
     * @param batch where its events go, until they are written to the journal
     */
    public ConnectionCopy open(
            String agentId, String profile, HandshakeValues handshake, String source, TappedBatch batch) {
        var reader = profiles.get(profile);
        var opening = reader.names().opening(handshake, agentId, source);
        return new ConnectionCopy(opening, reader.dialect(), rules, recorder, batch, clock, messageLimit);
    }
}
