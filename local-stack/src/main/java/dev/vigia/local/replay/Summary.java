package dev.vigia.local.replay;

import java.util.Locale;

/** What a replay did, for its last line. */
record Summary(int conversations, long messages, long ratings, double seconds) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d conversations, %d messages, %d ratings in %.1f s",
                conversations,
                messages,
                ratings,
                seconds);
    }
}
