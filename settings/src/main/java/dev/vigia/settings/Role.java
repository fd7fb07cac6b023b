package dev.vigia.settings;

import java.util.Locale;
import java.util.Optional;

/** What the holder of an API key may do. */
public enum Role {
    /** Everything, including administration. */
    ADMIN,
    /** Reads everything and annotates. */
    ANALYST,
    /** Reads. */
    VIEWER,
    /** Writes events, reads nothing. */
    INGEST;

    static Optional<Role> parse(String text) {
        for (var role : values()) {
            if (role.label().equals(text)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /** The name used in settings and answers: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
