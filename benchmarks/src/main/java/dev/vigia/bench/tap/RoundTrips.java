package dev.vigia.bench.tap;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** Times of round trips, all kept, so that quantiles are exact. */
final class RoundTrips implements LongConsumer {
    private long[] nanos = new long[1 << 16];
    private int count;

    @Override
    public synchronized void accept(long roundTrip) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = roundTrip;
    }

    synchronized double quantileMillis(double q) {
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.floor(q * (count - 1))] / 1e6;
    }
}
