package dev.vigia.bridge.testkit;

/** How much a test tries: a build must be quick, and {@code -Dvigia.test.effort=full} need not be. */
public final class Effort {
    private static final boolean FULL = "full".equals(System.getProperty("vigia.test.effort"));

    private Effort() {}

    public static int of(int usual, int full) {
        return FULL ? full : usual;
    }
}
