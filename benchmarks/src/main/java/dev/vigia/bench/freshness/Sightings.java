package dev.vigia.bench.freshness;

import dev.vigia.bench.BenchmarkException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** When each probe was sent, and when one who looks for them has seen it. */
final class Sightings {
    private static final String MARK = "probe-";
    private static final long PATIENCE_SECONDS = 120;

    private final String where;
    private final ConcurrentSkipListMap<Long, Long> missing = new ConcurrentSkipListMap<>();
    private final Map<Long, Long> ages = new ConcurrentHashMap<>();

    /** @param where it is looked, for people */
    Sightings(String where) {
        this.where = where;
    }

    static String text(long number) {
        return MARK + number + " ¿dónde está mi pedido? lo hice hace ya una semana y nadie me dice nada";
    }

    /** @param nanos when the probe was due to be sent, which is what its age counts from */
    void sent(long number, long nanos) {
        missing.put(number, nanos);
    }

    /** @param text that was seen now; what is no probe, or was seen before, is none of ours */
    void seen(String text) {
        if (!text.startsWith(MARK)) {
            return;
        }
        long number = Long.parseLong(text.substring(MARK.length(), text.indexOf(' ')));
        var sent = missing.remove(number);
        if (sent != null) {
            ages.put(number, System.nanoTime() - sent);
        }
    }

    /** When the oldest was sent that nobody has seen yet; null: all have been seen. */
    @Nullable
    Long oldestMissing() {
        var first = missing.firstEntry();
        return first == null ? null : first.getValue();
    }

    /** Waits until all have been seen, and begins anew. */
    Ages take() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!missing.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new BenchmarkException(
                        "%d probes are not in %s after %d s".formatted(missing.size(), where, PATIENCE_SECONDS));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        var taken = Ages.of(ages.values().stream().mapToLong(Long::longValue).toArray());
        ages.clear();
        return taken;
    }
}
