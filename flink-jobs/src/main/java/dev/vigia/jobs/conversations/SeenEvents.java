package dev.vigia.jobs.conversations;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Arrays;
import org.apache.flink.api.common.state.MapState;

/**
 * Which events of one key came before, by 64-bit hashes of their ids: in a conversation of 100,000 events the chance
 * that two differ and look alike is one in 10⁹. The first {@value #AT_HAND} lie in the conversation's own state, the
 * others in a store, so that a usual conversation costs no access of its own.
 */
final class SeenEvents {
    static final int AT_HAND = 256;
    static final long[] NONE = new long[0];

    private static final Hasher64 HASHER = Hashing.komihash5_0();

    private final MapState<Long, Boolean> store;
    private long[] hashes;

    /** @param hashes those at hand */
    SeenEvents(long[] hashes, MapState<Long, Boolean> store) {
        this.hashes = hashes;
        this.store = store;
    }

    long[] hashes() {
        return hashes;
    }

    /** Whether the event is new. */
    boolean add(String eventId) throws Exception {
        long hash = HASHER.hashCharsToLong(eventId);
        for (long known : hashes) {
            if (known == hash) {
                return false;
            }
        }
        if (hashes.length < AT_HAND) {
            hashes = Arrays.copyOf(hashes, hashes.length + 1);
            hashes[hashes.length - 1] = hash;
            return true;
        }
        return addToStore(hash);
    }

    /** The same for events that belong to no conversation's state. */
    boolean addLoose(String eventId) throws Exception {
        return addToStore(HASHER.hashCharsToLong(eventId));
    }

    private boolean addToStore(long hash) throws Exception {
        if (store.contains(hash)) {
            return false;
        }
        store.put(hash, true);
        return true;
    }
}
