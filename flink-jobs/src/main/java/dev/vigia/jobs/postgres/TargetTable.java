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
 * @param generations a query for the numbers that each row is written under, in a column {@code generation} that is part
 *     of every key; null: the table has no such column
 * @param statement what is done with a batch instead of inserting it; null: it is inserted
 */
public record TargetTable(
        String name,
        List<String> columns,
        List<String> key,
        @Nullable String guard,
        boolean stamped,
        @Nullable String generations,
        @Nullable String statement)
        implements Serializable {

    public TargetTable {
        columns = new ArrayList<>(columns);
        key = new ArrayList<>(key);
    }

    /** Rows with a {@code version}: a newer one replaces an older one. */
    public static TargetTable versioned(String name, List<String> key, List<String> columns) {
        return new TargetTable(name, columns, key, "version", true, null, null);
    }

    /** Rows that never change: a repeated one is ignored. */
    public static TargetTable appended(String name, List<String> columns) {
        return new TargetTable(name, columns, List.of(), null, false, null, null);
    }

    /**
     * Rows that say what changes in others.
     *
     * @param columns some of the table's, as which the rows come
     * @param update a statement with {@code %s} where the relation that holds the batch is named
     */
    public static TargetTable updated(String name, List<String> columns, String update) {
        return new TargetTable(name, columns, List.of(), null, false, null, update);
    }

    /** The same table, each row under every generation that the query answers when it is written. */
    public TargetTable under(String generationsQuery) {
        return new TargetTable(name, columns, key, guard, stamped, generationsQuery, null);
    }

    /** Whether what is there stays as it is, so that new rows need no merge. */
    boolean isAppended() {
        return guard == null && statement == null;
    }

    String createStage() {
        return "create temporary table if not exists %s on commit delete rows as select %s from %s with no data"
                .formatted(stage(), String.join(", ", columns), name);
    }

    String copy() {
        return "copy %s (%s) from stdin (format binary)".formatted(stage(), String.join(", ", columns));
    }

    /** Into the table itself, the generation first where rows have one. */
    String copyDirectly() {
        return "copy %s (%s%s) from stdin (format binary)"
                .formatted(name, generations == null ? "" : "generation, ", String.join(", ", columns));
    }

    String merge() {
        if (statement != null) {
            return statement.formatted(stage());
        }
        var names = (generations == null ? "" : "generation, ") + String.join(", ", columns);
        var source = generations == null ? stage() : stage() + " cross join (" + generations + ") as written";
        return "insert into %s as known (%s) select %s from %s on conflict %s"
                .formatted(name, names, names, source, guard == null ? "do nothing" : update());
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
                .formatted(
                        (generations == null ? "" : "generation, ") + String.join(", ", key),
                        replaced,
                        stamped ? ", updated_at = now()" : "",
                        guard,
                        guard);
    }
}
