package dev.vigia.jobs;

/**
 * Which generations rows are written to.
 *
 * @param query answers their numbers
 */
public record Generations(String query) {
    /**
     * All that there are, seen anew with every batch: the live one, one that is being built beside it, and those that
     * were live before. So the pointer that readers follow can be switched at any time, back as well, and nothing is
     * missing.
     */
    public static final Generations EVERY =
            new Generations("select generation from chat_generation where status <> 'dropped'");

    /** One alone, as reprocessing writes it. */
    public static Generations only(int generation) {
        return new Generations("select " + generation + " as generation");
    }
}
