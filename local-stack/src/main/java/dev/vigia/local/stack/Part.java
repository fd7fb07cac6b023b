package dev.vigia.local.stack;

import java.util.Locale;

/** The parts that are processes of their own, by the names that {@code stack.json} and {@code logs} use. */
public enum Part {
    POSTGRES,
    BROKER,
    JOBMANAGER,
    TASKMANAGER,
    BRIDGE,
    API;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
