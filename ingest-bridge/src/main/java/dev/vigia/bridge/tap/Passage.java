package dev.vigia.bridge.tap;

import dev.vigia.bridge.dialect.Side;
import java.nio.ByteBuffer;

/** What two relays, one for each direction, belong to. All calls come on one event loop. */
interface Passage {
    /** Sees each chunk before it is relayed. */
    void passing(Side side, ByteBuffer bytes);

    /** The side will send no more. */
    void inputEnded(Side side);

    /** The side's connection is gone. */
    void closed(Side side);
}
