package dev.vigia.bridge.privacy;

import java.util.TreeMap;

/** What has been found in one text so far. What was found first keeps its place. */
final class Findings {
    private record Finding(int end, String label) {}

    private final TreeMap<Integer, Finding> byStart = new TreeMap<>();

    /** Notes a stretch of text, unless a part of it is taken. */
    void add(int start, int end, String label) {
        var before = byStart.lowerEntry(end);
        if (before == null || before.getValue().end() <= start) {
            byStart.put(start, new Finding(end, label));
        }
    }

    boolean isEmpty() {
        return byStart.isEmpty();
    }

    String applyTo(String text) {
        var masked = new StringBuilder(text.length());
        int done = 0;
        for (var entry : byStart.entrySet()) {
            masked.append(text, done, entry.getKey())
                    .append('[')
                    .append(entry.getValue().label())
                    .append(']');
            done = entry.getValue().end();
        }
        return masked.append(text, done, text.length()).toString();
    }
}
