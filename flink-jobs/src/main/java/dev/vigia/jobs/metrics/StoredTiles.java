package dev.vigia.jobs.metrics;

import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The tiles as they were told, for those that a job's state has forgotten. */
public interface StoredTiles extends Serializable {
    /** Knows none: for jobs that see all events of every tile. */
    StoredTiles NONE = key -> null;

    /** The tile as it was told last; null if it never was. */
    @Nullable
    TileState find(TileKey key) throws IOException, InterruptedException;

    /** Gives up what {@link #find} has opened. */
    default void close() {}
}
