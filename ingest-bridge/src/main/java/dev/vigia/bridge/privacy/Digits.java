package dev.vigia.bridge.privacy;

/**
 * Up to {@code limit} digits of a text, with at most one gap between any two of them.
 *
 * @param digits the digits alone
 * @param ends behind which character of the text each digit ends
 */
record Digits(String digits, int[] ends) {
    static Digits from(Text text, int start, int limit, Text.Chars gaps) {
        var digits = new StringBuilder();
        var ends = new int[limit];
        int i = start;
        while (digits.length() < limit) {
            if (Text.isDigit(text.at(i))) {
                digits.append(text.at(i));
                ends[digits.length() - 1] = ++i;
            } else if (i > start && gaps.contain(text.at(i)) && Text.isDigit(text.at(i + 1))) {
                i++;
            } else {
                break;
            }
        }
        return new Digits(digits.toString(), ends);
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
