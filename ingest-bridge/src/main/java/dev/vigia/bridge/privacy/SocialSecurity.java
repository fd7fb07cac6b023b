package dev.vigia.bridge.privacy;

/** US social security numbers, by the numbers that were ever issued; without hyphens only where the text speaks of one. */
final class SocialSecurity implements Finder {
    private static final int DIGITS = 9;
    private static final Vocabulary WORDS =
            Vocabulary.of("ssn", "social security", "social sec", "seguridad social", "seguro social");

    @Override
    public void find(Text text, Findings found) {
        if (!text.hasDigits(DIGITS)) {
            return;
        }
        for (int i : text.digitStarts()) {
            if (!(Text.isHyphen(text.at(i - 1)) && Text.isDigit(text.at(i - 2)))) {
                var number = Digits.from(text, i, DIGITS, DIGITS, Text::isGap);
                if (number.count() == DIGITS && isIssued(number.digits()) && isWritten(text, i, number)) {
                    found.add(i, number.end(9), Kind.SSN.name());
                }
            }
        }
    }

    private static boolean isIssued(String digits) {
        int area = Integer.parseInt(digits.substring(0, 3));
        return area != 0 && area != 666 && area < 900 && !digits.startsWith("00", 3) && !digits.endsWith("0000");
    }

    private static boolean isWritten(Text text, int start, Digits number) {
        int end = number.end(9);
        boolean goesOn = Text.isHyphen(text.at(end)) && Text.isDigit(text.at(end + 1));
        if (!text.endsAt(end) || goesOn) {
            return false;
        }
        boolean grouped = number.end(3) == start + 3
                && number.end(5) == start + 6
                && end == start + 11
                && text.at(start + 3) == text.at(start + 6);
        boolean plain = end == start + 9;
        return grouped && Text.isHyphen(text.at(start + 3)) || (grouped || plain) && text.speaksOf(start, WORDS);
    }
}
