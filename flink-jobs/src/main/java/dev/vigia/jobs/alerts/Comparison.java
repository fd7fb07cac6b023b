package dev.vigia.jobs.alerts;

/** Which side of its threshold a rule warns of; the threshold itself is still fine. */
enum Comparison {
    ABOVE("above"),
    BELOW("below");

    private final String word;

    Comparison(String word) {
        this.word = word;
    }

    boolean isBreachedBy(double value, double threshold) {
        return this == ABOVE ? value > threshold : value < threshold;
    }

    /** The value that is further on the wrong side. */
    double worse(double a, double b) {
        return this == ABOVE ? Math.max(a, b) : Math.min(a, b);
    }

    String word() {
        return word;
    }
}
