package dev.vigia.events;

/** A judgement without a scale. On the wire: {@code up}, {@code down}. */
public enum Thumbs {
    UP("up"),
    DOWN("down");

    private final String wireName;

    Thumbs(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
