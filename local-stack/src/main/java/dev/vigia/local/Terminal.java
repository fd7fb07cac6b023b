package dev.vigia.local;

/** Whether a person looks at standard output; the launcher script knows, Java 17 does not. */
final class Terminal {
    private Terminal() {}

    static boolean isPresent() {
        return Boolean.getBoolean("vigia.terminal");
    }
}
