package dev.vigia.jobs.conversations;

import org.jspecify.annotations.Nullable;

/** What the earliest event that said something said. */
public record Earliest(Position position, String value) {
    static @Nullable Earliest of(@Nullable Earliest known, Position position, @Nullable String value) {
        if (value == null || (known != null && position.isAfter(known.position))) {
            return known;
        }
        return new Earliest(position, value);
    }

    static String valueOf(@Nullable Earliest known) {
        return known == null ? "" : known.value;
    }
}
