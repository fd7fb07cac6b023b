package dev.vigia.bridge.intake;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The newest event ids of one source, so that an event sent twice is recorded once. An older repeat, or one after a
 * restart, passes; the consumers of contract 1 know events by their ids and count it once as well. One thread at a
 * time.
 */
final class RecentEvents {
    private static final int REMEMBERED = 50_000;

    private final Map<String, CompletableFuture<Void>> durable = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<Void>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** When the event of this id is durable; null where it is not remembered. */
    @Nullable
    CompletableFuture<Void> find(String eventId) {
        return durable.get(eventId);
    }

    void add(String eventId, CompletableFuture<Void> whenDurable) {
        durable.put(eventId, whenDurable);
    }

    /** These did not become durable: if they come again, they are new. */
    void forget(Collection<String> eventIds) {
        eventIds.forEach(durable::remove);
    }
}
