package dev.vigia.schema;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import com.datadoghq.sketch.ddsketch.store.Store;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A mergeable summary of durations in milliseconds: what the sketch columns of contract 2 hold. It is a DDSketch
 * (Masson, Rim, Lee: "DDSketch", VLDB 2019) of 1 % relative error, so every quantile it gives lies within 1 % of a
 * value that was added, and merging loses nothing.
 *
 * <p>The q-quantile of n values is the value of rank floor(q · (n − 1)), counted from 0 in ascending order: a value
 * that occurred, with no interpolation.
 *
 * <p>Not thread-safe.
 */
public final class LatencySketch {
    /** The bin of durations that are zero, or too small to tell from it. */
    public static final int ZERO_BIN = Integer.MIN_VALUE;

    private static final double RELATIVE_ERROR = 0.01;
    private static final LogarithmicMapping MAPPING = new LogarithmicMapping(RELATIVE_ERROR);

    private final DDSketch sketch;

    private LatencySketch(DDSketch sketch) {
        this.sketch = sketch;
    }

    public static LatencySketch empty() {
        return new LatencySketch(new DDSketch(MAPPING, UnboundedSizeDenseStore::new));
    }

    /** The bin that a duration falls into, for whoever must take values out again: count bins, then {@link #ofBins}. */
    public static int bin(double milliseconds) {
        requireDuration(milliseconds);
        return milliseconds < MAPPING.minIndexableValue() ? ZERO_BIN : MAPPING.index(milliseconds);
    }

    /**
     * The sketch whose bins have the given counts.
     *
     * @throws IllegalArgumentException when a count is negative
     */
    public static LatencySketch ofBins(Map<Integer, Long> counts) {
        Store bins = new UnboundedSizeDenseStore();
        long zeros = 0;
        for (var bin : counts.entrySet()) {
            long count = bin.getValue();
            if (count < 0) {
                throw new IllegalArgumentException("Bin " + bin.getKey() + " has the count " + count);
            }
            if (bin.getKey() == ZERO_BIN) {
                zeros = count;
            } else if (count > 0) {
                bins.add(bin.getKey(), count);
            }
        }
        return new LatencySketch(DDSketch.of(MAPPING, new UnboundedSizeDenseStore(), bins, zeros));
    }

    /** The counts of its bins, which {@link #ofBins} makes the same sketch of. */
    public Map<Integer, Long> bins() {
        var counts = new HashMap<Integer, Long>();
        sketch.getPositiveValueStore().forEach((index, count) -> counts.put(index, Math.round(count)));
        long zeros =
                count() - counts.values().stream().mapToLong(Long::longValue).sum();
        if (zeros > 0) {
            counts.put(ZERO_BIN, zeros);
        }
        return counts;
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @throws IllegalArgumentException when the bytes are not a sketch's
     */
    public static LatencySketch decode(byte[] bytes) {
        if (bytes.length == 0) {
            return empty();
        }
        try {
            return new LatencySketch(DDSketch.decode(ByteArrayInput.wrap(bytes), UnboundedSizeDenseStore::new));
        } catch (IOException | RuntimeException notASketch) {
            throw new IllegalArgumentException(
                    "Not a latency sketch (" + bytes.length + " bytes): " + notASketch.getMessage(), notASketch);
        }
    }

    public void add(double milliseconds) {
        requireDuration(milliseconds);
        sketch.accept(milliseconds);
    }

    public void merge(LatencySketch other) {
        sketch.mergeWith(other.sketch);
    }

    /** How many durations were added. */
    public long count() {
        return Math.round(sketch.getCount());
    }

    /**
     * @param q 0 to 1
     * @return milliseconds; empty when nothing was added
     */
    public OptionalDouble quantile(double q) {
        return sketch.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sketch.getValueAtQuantile(q));
    }

    /** DDSketch's own binary form; an empty sketch is an empty array. */
    public byte[] encode() {
        if (sketch.isEmpty()) {
            return new byte[0];
        }
        try {
            var output = GrowingByteArrayOutput.withDefaultInitialCapacity();
            sketch.encode(output, false);
            return output.trimmedCopy();
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory does not fail", impossible);
        }
    }

    private static void requireDuration(double milliseconds) {
        if (!(milliseconds >= 0) || Double.isInfinite(milliseconds)) {
            throw new IllegalArgumentException("A duration is a number ≥ 0, not " + milliseconds);
        }
    }
}
