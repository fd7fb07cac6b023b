package dev.vigia.api.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Collects conditions. Their texts are constants of the program; what a client sent is only ever bound, never part of
 * the text.
 */
public final class Where {
    private final StringBuilder sql = new StringBuilder();
    private final Map<String, Object> values = new HashMap<>();

    /** Adds a condition that names the parameter {@code :name}, when there is a value for it. */
    public Where and(String condition, String name, Optional<?> value) {
        value.ifPresent(present -> {
            sql.append(" and ").append(condition);
            values.put(name, present);
        });
        return this;
    }

    /** Adds a condition without parameters. */
    public Where and(String condition) {
        sql.append(" and ").append(condition);
        return this;
    }

    /** Binds a value that the fixed part of the query names. */
    public Where bind(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** {@code " and …"} for each condition, to stand behind a first one. */
    public String sql() {
        return sql.toString();
    }

    public Map<String, Object> values() {
        return Map.copyOf(values);
    }
}
