package dev.vigia.local.stack;

import dev.vigia.local.process.ProcessSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What a database needs while it runs for weeks: the partitions of the coming days, and an end to what is older than the
 * retention says. The migration does both; this is a shell that runs it again and again.
 */
final class Upkeep {
    static final String NAME = "upkeep";

    /** Much more often than days go by, so that a run that failed or was cut short matters to nobody. */
    private static final String SECONDS = "3600";

    // The wait is a child of its own, which must go with the shell that is asked to end.
    private static final String WAIT_THEN_RUN =
            "trap 'kill $!; exit' TERM; while :; do sleep \"$0\" & wait $!; \"$@\" || exit 1; done";

    private Upkeep() {}

    static ProcessSpec of(ProcessSpec migration) {
        return of(migration, SECONDS);
    }

    /** @param seconds between two runs, as {@code sleep} takes them */
    static ProcessSpec of(ProcessSpec migration, String seconds) {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", WAIT_THEN_RUN, seconds));
        words.addAll(migration.command());
        return new ProcessSpec(NAME, words, migration.environment(), migration.log());
    }
}
