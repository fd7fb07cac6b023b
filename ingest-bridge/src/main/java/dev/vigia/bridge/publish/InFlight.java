package dev.vigia.bridge.publish;

import dev.vigia.bridge.journal.Stored;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Records that are on their way. Acknowledgements come in any order; what counts is the part without holes. */
final class InFlight {
    private record Sent(long index, long appendedAt) {}

    private final Deque<Sent> sent = new ArrayDeque<>();
    private final Set<Long> acknowledged = new HashSet<>();

    synchronized void send(Stored stored) {
        sent.addLast(new Sent(stored.index(), stored.appendedAt()));
    }

    /** Notes the acknowledgement of a record that was sent, and returns the position that has been reached. */
    synchronized long acknowledge(long index) {
        acknowledged.add(index);
        long position = -1;
        for (var oldest = sent.peekFirst();
                oldest != null && acknowledged.remove(oldest.index());
                oldest = sent.peekFirst()) {
            position = oldest.index() + 1;
            sent.removeFirst();
        }
        return position;
    }

    /** When the oldest record on its way was appended, in epoch milliseconds; {@code none} where there is none. */
    synchronized long oldest(long none) {
        var oldest = sent.peekFirst();
        return oldest == null ? none : oldest.appendedAt();
    }

    synchronized void clear() {
        sent.clear();
        acknowledged.clear();
    }
}
