package dev.vigia.bridge.intake;

/** One sender by one way in one run of the bridge; its events are numbered without gaps. */
public final class Source {
    private final String way;
    private final String name;
    private final RecentEvents recent = new RecentEvents();
    private long next;

    Source(String way, String name) {
        this.way = way;
        this.name = name;
    }

    /** The name that the events carry. */
    public String name() {
        return name;
    }

    /** How it came: {@code http}, {@code stream}, {@code otlp} or {@code feed}. */
    String way() {
        return way;
    }

    long next() {
        return next;
    }

    void advance(int count) {
        next += count;
    }

    RecentEvents recent() {
        return recent;
    }
}
