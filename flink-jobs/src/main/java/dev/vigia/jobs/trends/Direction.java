package dev.vigia.jobs.trends;

/** Which way a metric goes. */
enum Direction {
    RISING("rising"),
    FALLING("falling"),
    STEADY("steady");

    private final String wireName;

    Direction(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
