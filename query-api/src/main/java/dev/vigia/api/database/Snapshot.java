package dev.vigia.api.database;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * One consistent view of the tables.
 *
 * @param generation the generation that was live when the view was opened; every query must be bound to it
 */
public record Snapshot(Handle handle, int generation) {
    /** A query with {@code :generation} and the given values bound. */
    public Query query(String sql, Map<String, ?> values) {
        return handle.createQuery(sql).bind("generation", generation).bindMap(values);
    }
}
