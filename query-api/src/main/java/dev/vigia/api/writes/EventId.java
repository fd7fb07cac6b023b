package dev.vigia.api.writes;

import dev.vigia.api.http.Param;
import dev.vigia.api.http.Request;
import dev.vigia.events.EventIds;

/** The id of an event that a request makes. */
public final class EventId {
    public static final Param<String> KEY = Param.text(
                    "Idempotency-Key",
                    "Makes a retry safe: requests of one API key with the same value are one event",
                    "rating-7f3a")
            .inHeader();

    private EventId() {}

    /**
     * A new id; the same one for the same Idempotency-Key.
     *
     * @param what what is written, and to what
     */
    public static String of(Request request, String... what) {
        return request.find(KEY)
                .map(key -> EventIds.named("query-api", request.identity().name(), String.join("/", what), key))
                .orElseGet(() -> EventIds.next(request.now()));
    }
}
