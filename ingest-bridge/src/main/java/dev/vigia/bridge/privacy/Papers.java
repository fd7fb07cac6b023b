package dev.vigia.bridge.privacy;

/** Passport numbers, which have no check digit of their own: only where the text speaks of a passport. */
final class Papers implements Finder {
    private static final Vocabulary WORDS = Vocabulary.of("pasaporte", "passport");
    private static final int LETTERS = 3;
    private static final int FEWEST_DIGITS = 6;
    private static final int FEWEST_ALONE = 8;
    private static final int MOST_DIGITS = 9;

    @Override
    public void find(Text text, Findings found) {
        if (!text.hasDigits(FEWEST_DIGITS)) {
            return;
        }
        for (int start : text.digitStarts()) {
            begin(text, start, found);
        }
        for (int start : text.letterStarts()) {
            begin(text, start, found);
        }
    }

    private static void begin(Text text, int start, Findings found) {
        int digits = text.skip(start, LETTERS + 1, Text::isLetter);
        int end = text.skip(digits, MOST_DIGITS + 1, Text::isDigit);
        int count = end - digits;
        boolean shaped = digits - start <= LETTERS
                && count >= (digits == start ? FEWEST_ALONE : FEWEST_DIGITS)
                && count <= MOST_DIGITS
                && text.endsAt(end);
        if (shaped && text.speaksOf(start, WORDS)) {
            found.add(start, end, Kind.PASSPORT.name());
        }
    }
}
