package dev.vigia.jobs.conversations;

/** Keeps the turns that are no longer at hand, by their id. */
interface OlderTurns {
    void put(Turn turn);

    /** All of them, in no particular order. */
    Iterable<Turn> all();
}
