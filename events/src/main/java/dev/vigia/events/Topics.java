package dev.vigia.events;

/** The Kafka topics of contract 1. */
public final class Topics {
    /** {@link ChatEvent}s as JSON, keyed by {@link ChatEvent#key()}. */
    public static final String EVENTS = "chat.events";

    /** {@link RejectedEvent}s as JSON: what could not be taken, with its bytes and the reason. */
    public static final String REJECTED = "chat.rejected";

    /** {@link MetricTile}s as JSON, keyed by the tile's key: every version of every minute tile. */
    public static final String TILES = "chat.tiles";

    private Topics() {}
}
