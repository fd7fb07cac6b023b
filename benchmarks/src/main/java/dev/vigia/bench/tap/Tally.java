package dev.vigia.bench.tap;

import java.util.concurrent.atomic.LongAdder;

/** How many texts, and a sum over all of them that does not depend on their order: two tallies agree or they do not. */
final class Tally {
    private final LongAdder count = new LongAdder();
    private final LongAdder sum = new LongAdder();

    void add(String text) {
        count.increment();
        sum.add(hash(text));
    }

    /** FNV-1a, mixed once more so that sums of many do not cancel out. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
        return hash ^ hash >>> 29;
    }

    long count() {
        return count.sum();
    }

    boolean agreesWith(Tally other) {
        return count() == other.count() && sum.sum() == other.sum.sum();
    }
}
