package dev.vigia.bridge.privacy;

/**
 * Digits of a text, with at most one gap between any two of them.
 *
 * @param digits the digits alone
 * @param ends behind which character of the text each digit ends
 */
record Digits(String digits, int[] ends) {
    private static final Digits NONE = new Digits("", new int[0]);

    /** None where there are fewer than {@code least}: most numbers are short, and cost no object then. */
    static Digits from(Text text, int start, int least, int limit, Text.Chars gaps) {
        int at = start;
        for (int count = 0; count < least; count++) {
            at = next(text, start, at, gaps) + 1;
            if (at == 0) {
                return NONE;
            }
        }
        var digits = new StringBuilder(limit);
        var ends = new int[limit];
        for (int i = next(text, start, start, gaps); i >= 0 && digits.length() < limit; ) {
            digits.append(text.at(i));
            ends[digits.length() - 1] = i + 1;
            i = next(text, start, i + 1, gaps);
        }
        return new Digits(digits.toString(), ends);
    }

    /** Where the next digit is, or -1. */
    private static int next(Text text, int start, int at, Text.Chars gaps) {
        if (Text.isDigit(text.at(at))) {
            return at;
        }
        return at > start && gaps.contain(text.at(at)) && Text.isDigit(text.at(at + 1)) ? at + 1 : -1;
    }

    int count() {
        return digits.length();
    }

    String first(int count) {
        return digits.substring(0, count);
    }

    /** Where the first {@code count} digits end in the text. */
    int end(int count) {
        return ends[count - 1];
    }
}
