package dev.vigia.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Event ids: UUIDs of version 7 (RFC 9562) for new events, and name-based ones where a repeat must get the same id. */
public final class EventIds {
    private EventIds() {}

    /** A new id whose first 48 bits are the time, so that ids sort roughly by age. */
    public static String next(Instant now) {
        var random = ThreadLocalRandom.current();
        long high = (now.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** The same id for the same parts, every time. */
    public static String named(String... parts) {
        var name = String.join("\u001f", parts);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
