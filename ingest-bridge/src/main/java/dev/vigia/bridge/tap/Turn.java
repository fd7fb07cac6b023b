package dev.vigia.bridge.tap;

import dev.vigia.bridge.recording.TappedBatch;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;

/**
 * One event loop's turn: what all of its connections have just received is recorded in one write, and only then passed
 * on. Under load a turn has many connections in it, so that recording costs each of them little. On the event loop.
 */
final class Turn {
    private final EventLoop loop;
    private final TappedBatch batch;
    private List<Relay> relays = new ArrayList<>();
    private boolean due;

    Turn(EventLoop loop, TappedBatch batch) {
        this.loop = loop;
        this.batch = batch;
    }

    TappedBatch batch() {
        return batch;
    }

    /** When the loop has read from all who are ready: behind the last one's turn. */
    void comeTo(Relay relay) {
        relays.add(relay);
        come();
    }

    /** Something was recorded that nobody waits for. */
    void come() {
        if (!due) {
            due = true;
            loop.execute(this::end);
        }
    }

    /** Now: somebody has something to do that must come behind it. */
    void end() {
        due = false;
        batch.commit();
        var ready = relays;
        relays = new ArrayList<>();
        ready.forEach(Relay::passOn);
    }
}
