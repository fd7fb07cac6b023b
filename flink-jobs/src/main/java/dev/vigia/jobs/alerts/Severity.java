package dev.vigia.jobs.alerts;

/** How urgent an alert is. */
enum Severity {
    INFO("info"),
    WARNING("warning"),
    CRITICAL("critical");

    private final String wireName;

    Severity(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
