package dev.vigia.jobs.postgres;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table, and what happens to a row whose key is there already. All names are constants of the program.
 *
 * @param columns what rows hold, in the order in which they are written
 * @param key the columns that name a row
 * @param guard a row replaces another whose value in this column is not greater; null: what is there stays
 * @param stamped whether {@code updated_at} is set when a row is replaced
 */
public record TargetTable(
        String name,
        List<String> columns,
        List<String> key,
        @Nullable String guard,
        boolean stamped) implements Serializable {

    public TargetTable {
        columns = new ArrayList<>(columns);
        key = new ArrayList<>(key);
    }

    /** Rows with a {@code version}: a newer one replaces an older one. */
    public static TargetTable versioned(String name, List<String> key, List<String> columns) {
        return new TargetTable(name, columns, key, "version", true);
    }

    /** Rows that never change: a repeated one is ignored. */
    public static TargetTable appended(String name, List<String> columns) {
        return new TargetTable(name, columns, List.of(), null, false);
    }

    String createStage() {
        return "create temporary table if not exists %s on commit delete rows as select %s from %s with no data"
                .formatted(stage(), String.join(", ", columns), name);
    }

    String copy() {
        return "copy %s (%s) from stdin (format binary)".formatted(stage(), String.join(", ", columns));
    }

    String merge() {
        var names = String.join(", ", columns);
        return "insert into %s as known (%s) select %s from %s on conflict %s"
                .formatted(name, names, names, stage(), guard == null ? "do nothing" : update());
    }

    private String stage() {
        return "stage_of_" + name;
    }

    private String update() {
        var replaced = columns.stream()
                .filter(column -> !key.contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return "(%s) do update set %s%s where excluded.%s >= known.%s"
                .formatted(String.join(", ", key), replaced, stamped ? ", updated_at = now()" : "", guard, guard);
    }
}
