package dev.vigia.jobs.postgres;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failed batch means, by the class of its SQLSTATE (PostgreSQL's documentation, appendix "Error Codes"). */
enum Refusal {
    /** A row is at fault, for ever: data exception, integrity constraint, program limit. */
    POISON,
    /** The program or its rights are at fault: no such table or column, no such database, password refused. */
    DEFECT,
    /** Anything else passes: no connection, restart, deadlock, no disk space, read-only replica. */
    OUTAGE;

    private static final Set<String> POISONOUS = Set.of("22", "23", "54");
    private static final Set<String> DEFECTIVE = Set.of("0A", "28", "3D", "3F", "42");

    /** {@code cannot_connect_now} and its like come while PostgreSQL starts or stops. */
    static Refusal of(SQLException failure) {
        var kind = kindOf(failure.getSQLState());
        if (POISONOUS.contains(kind)) {
            return POISON;
        }
        return DEFECTIVE.contains(kind) ? DEFECT : OUTAGE;
    }

    private static String kindOf(@Nullable String state) {
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
