package dev.vigia.analysis.questions;

/** Whether two words are one slip of the finger apart: a letter more, less, other, or two neighbours swapped. */
final class Typo {
    /** Shorter words are one slip away from too many others. */
    private static final int SHORTEST = 5;

    private Typo() {}

    static boolean isOne(String a, String b) {
        if (a.length() > b.length()) {
            return isOne(b, a);
        }
        if (a.length() < SHORTEST || b.length() - a.length() > 1) {
            return false;
        }
        int start = 0;
        while (start < a.length() && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        if (a.length() < b.length()) {
            return a.regionMatches(start, b, start + 1, a.length() - start);
        }
        if (start == a.length()) {
            return true;
        }
        boolean other = a.regionMatches(start + 1, b, start + 1, a.length() - start - 1);
        boolean swapped = start + 1 < a.length()
                && a.charAt(start) == b.charAt(start + 1)
                && a.charAt(start + 1) == b.charAt(start)
                && a.regionMatches(start + 2, b, start + 2, a.length() - start - 2);
        return other || swapped;
    }
}
