package dev.vigia.jobs.metrics;

/**
 * When a keyed sum has to be told and when it may be forgotten; processing time, epoch milliseconds.
 *
 * @param tellAt {@link #NEVER} if there is nothing new
 * @param lastChange from which the state's end is counted
 * @param version of what was told last
 */
public record Upkeep(long tellAt, long lastChange, long version) {
    static final long NEVER = Long.MAX_VALUE;

    static final Upkeep NEW = new Upkeep(NEVER, 0, 0);

    Upkeep changed(long now, long delay) {
        return new Upkeep(tellAt == NEVER ? now + delay : tellAt, now, version);
    }

    /**
     * Versions follow the clock, not a count: after a restore fewer, larger steps lead to the same sum, and a count
     * would stay behind what was written before the failure.
     */
    Upkeep told(long now) {
        return new Upkeep(NEVER, lastChange, Math.max(version + 1, now));
    }
}
