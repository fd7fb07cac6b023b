package dev.vigia.jobs.conversations;

import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.metrics.TileKey;
import org.jspecify.annotations.Nullable;

/** By what numbers can be told apart; empty strings where an event does not say. */
public record Dimensions(String agentId, String agentVersion, String channel, String locale) {
    static Dimensions of(FlatEvent event) {
        return new Dimensions(
                event.agentId(), orEmpty(event.agentVersion()), orEmpty(event.channel()), orEmpty(event.locale()));
    }

    TileKey tileAt(long instant) {
        return TileKey.ofMinute(instant, agentId, agentVersion, channel, locale);
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
