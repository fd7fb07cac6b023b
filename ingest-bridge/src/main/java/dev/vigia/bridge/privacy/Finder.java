package dev.vigia.bridge.privacy;

/** Finds one kind of thing, in time linear in the text. Thread-safe. */
interface Finder {
    void find(Text text, Findings found);
}
