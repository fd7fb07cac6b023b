package dev.vigia.jobs.metrics;

import dev.vigia.jobs.metrics.Share.Measured;
import dev.vigia.schema.LatencySketch;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * How many durations fell into which bin of which sketch; numbers may be negative in a correction. Kept as counts of
 * bins, because what is counted must be possible to take back.
 *
 * @param keys ascending: {@link Latency}'s ordinal and the bin
 * @param counts of the same length, none zero
 */
public record Bins(long[] keys, long[] counts) {
    static final Bins NONE = new Bins(new long[0], new long[0]);

    /** The bin that a duration falls into. */
    static long keyOf(Measured measured) {
        return keyOf(measured.latency(), LatencySketch.bin(measured.millis()));
    }

    static long keyOf(Latency latency, int bin) {
        return ((long) latency.ordinal() << 32) | Integer.toUnsignedLong(bin);
    }

    static Bins of(Map<Long, Long> counts) {
        long[] keys = counts.entrySet().stream()
                .filter(bin -> bin.getValue() != 0)
                .mapToLong(Map.Entry::getKey)
                .sorted()
                .toArray();
        return new Bins(keys, Arrays.stream(keys).map(counts::get).toArray());
    }

    Bins plus(Bins other) {
        if (other.keys.length == 0) {
            return this;
        }
        long[] mergedKeys = new long[keys.length + other.keys.length];
        long[] sums = new long[mergedKeys.length];
        int size = 0;
        for (int i = 0, j = 0; i < keys.length || j < other.keys.length; ) {
            boolean mine = j == other.keys.length || (i < keys.length && keys[i] <= other.keys[j]);
            boolean others = i == keys.length || (j < other.keys.length && other.keys[j] <= keys[i]);
            long key = mine ? keys[i] : other.keys[j];
            long sum = (mine ? counts[i++] : 0) + (others ? other.counts[j++] : 0);
            if (sum != 0) {
                mergedKeys[size] = key;
                sums[size++] = sum;
            }
        }
        return new Bins(Arrays.copyOf(mergedKeys, size), Arrays.copyOf(sums, size));
    }

    boolean isZero() {
        return keys.length == 0;
    }

    /** The sketch of each latency, as {@link LatencySketch} encodes it; empty where nothing was counted. */
    Map<Latency, byte[]> sketches() {
        var byLatency = new EnumMap<Latency, Map<Integer, Long>>(Latency.class);
        for (int i = 0; i < keys.length; i++) {
            byLatency
                    .computeIfAbsent(Latency.values()[(int) (keys[i] >> 32)], none -> new HashMap<>())
                    .put((int) keys[i], counts[i]);
        }
        var sketches = new EnumMap<Latency, byte[]>(Latency.class);
        byLatency.forEach((latency, bins) ->
                sketches.put(latency, LatencySketch.ofBins(bins).encode()));
        return sketches;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bins bins && Arrays.equals(keys, bins.keys) && Arrays.equals(counts, bins.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(keys) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "Bins" + Arrays.toString(keys) + Arrays.toString(counts);
    }
}
