package dev.vigia.bridge.capture;

import dev.vigia.bridge.dialect.Capture;
import dev.vigia.bridge.dialect.Dialect;
import dev.vigia.bridge.dialect.Dialogue;
import dev.vigia.bridge.dialect.DialogueRules;
import dev.vigia.bridge.dialect.Opening;
import dev.vigia.bridge.dialect.Side;
import dev.vigia.bridge.frames.Extensions;
import dev.vigia.bridge.frames.FrameReader;
import dev.vigia.bridge.frames.FrameSink;
import dev.vigia.bridge.recording.Recorder;
import dev.vigia.bridge.recording.TappedBatch;
import dev.vigia.events.RejectedEvent;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copy of one connection's bytes, both directions, from the 101 answer on. When a method returns, every message
 * that its bytes completed has been written to the journal: the caller may then relay them. Nothing thrown in here
 * reaches the caller; the connection is then no longer read. One thread at a time.
 */
public final class ConnectionCopy {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionCopy.class);
    private static final int ORDERLY_CLOSE = 1000;
    private static final int CLOSE_WITHOUT_CODE = 1005;

    private final Recorder recorder;
    private final TappedBatch batch;
    private final Clock clock;
    private final int messageLimit;
    private final Dialogue dialogue;
    private final Map<Side, FrameReader> readers = new EnumMap<>(Side.class);
    private final List<Capture> captures = new ArrayList<>();
    private Instant now;
    private boolean orderly;
    private boolean broken;

    ConnectionCopy(
            Opening opening,
            Dialect dialect,
            DialogueRules rules,
            Recorder recorder,
            TappedBatch batch,
            Clock clock,
            int messageLimit) {
        this.recorder = recorder;
        this.batch = batch;
        this.clock = clock;
        this.messageLimit = messageLimit;
        this.now = clock.instant();
        this.dialogue = new Dialogue(opening, dialect, rules, now);
    }

    /** The agent has answered 101: what follows is frames. */
    public void established(Extensions extensions) {
        readers.put(Side.USER, reader(Side.USER, extensions, extensions.clientKeepsContext()));
        readers.put(Side.AGENT, reader(Side.AGENT, extensions, extensions.agentKeepsContext()));
    }

    private FrameReader reader(Side side, Extensions extensions, boolean keepsContext) {
        return new FrameReader(extensions, keepsContext, messageLimit, new Sink(side));
    }

    /** Bytes that have arrived from one side, cut anywhere. */
    public void arrived(Side side, ByteBuffer bytes) {
        var reader = readers.get(side);
        if (reader != null && !broken) {
            now = clock.instant();
            guarded(() -> reader.read(bytes));
        }
    }

    /** The connection is over; {@code by} left first. */
    public void closed(Side by) {
        if (!readers.isEmpty() && !broken) {
            now = clock.instant();
            guarded(() -> captures.addAll(dialogue.closed(by, orderly, now)));
        }
        readers.values().forEach(FrameReader::close);
        readers.clear();
    }

    private void guarded(Runnable reading) {
        try {
            reading.run();
            captures.forEach(this::take);
        } catch (RuntimeException bug) {
            broken = true;
            LOG.error("A connection's copy cannot be read any more; its traffic goes on", bug);
            dialogue.rejected(
                            RejectedEvent.UNDECODABLE_FRAME,
                            "the bridge failed to read the copy: " + bug,
                            new byte[0],
                            now)
                    .forEach(this::take);
        }
        captures.clear();
    }

    private void take(Capture capture) {
        if (capture instanceof Capture.Event event) {
            batch.add(event.event());
        } else if (capture instanceof Capture.Rejected refused) {
            batch.add(refused.event());
        } else if (capture instanceof Capture.Nothing nothing) {
            recorder.countUnrecorded(nothing.name().toLowerCase(Locale.ROOT));
        }
    }

    private final class Sink implements FrameSink {
        private final Side side;

        Sink(Side side) {
            this.side = side;
        }

        @Override
        public void text(String text) {
            captures.addAll(dialogue.text(side, text, now));
        }

        @Override
        public void opaque(Opaque kind) {
            recorder.countUnrecorded(kind.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public void unreadable(Flaw flaw, String reason, byte[] raw) {
            var code = flaw == Flaw.TOO_LARGE ? RejectedEvent.TOO_LARGE : RejectedEvent.UNDECODABLE_FRAME;
            captures.addAll(dialogue.rejected(code, reason, raw, now));
        }

        @Override
        public void closing(int code) {
            orderly |= code == ORDERLY_CLOSE || code == CLOSE_WITHOUT_CODE;
        }
    }
}
