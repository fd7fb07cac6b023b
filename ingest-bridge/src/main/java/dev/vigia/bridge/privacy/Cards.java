package dev.vigia.bridge.privacy;

/** Payment card numbers: a scheme's prefix and length (ISO/IEC 7812), and the Luhn check digit. */
final class Cards implements Finder {
    private static final int LONGEST = 19;
    private static final int SHORTEST = 13;

    @Override
    public void find(Text text, Findings found) {
        if (!text.hasDigits(SHORTEST)) {
            return;
        }
        int done = 0;
        for (int start : text.digitStarts()) {
            done = start < done ? done : from(text, start, found);
        }
    }

    private static int from(Text text, int start, Findings found) {
        if (text.at(start) < '2' || text.at(start) > '6') {
            return 0;
        }
        var number = Digits.from(text, start, SHORTEST, LONGEST, Text::isGap);
        for (int count = number.count(); count >= SHORTEST; count--) {
            var digits = number.first(count);
            if (text.endsAt(number.end(count)) && isIssued(digits) && isLuhn(digits)) {
                found.add(start, number.end(count), Kind.CARD.name());
                return number.end(count);
            }
        }
        return 0;
    }

    private static boolean isIssued(String digits) {
        int two = value(digits, 2);
        int four = value(digits, 4);
        int length = digits.length();
        if (digits.charAt(0) == '4') {
            return length == 13 || length == 16 || length == 19;
        }
        if (two >= 51 && two <= 55 || four >= 2221 && four <= 2720) {
            return length == 16;
        }
        if (two == 34 || two == 37) {
            return length == 15;
        }
        if (two == 36 || two == 38 || two == 39 || four >= 3000 && four <= 3059) {
            return length == 14;
        }
        if (four >= 3528 && four <= 3589 || four == 6011 || two == 65 || four >= 6440 && four <= 6499 || two == 62) {
            return length >= 16;
        }
        return two == 50 || two == 56 || two == 57 || two == 58 || two == 63 || two == 67;
    }

    private static int value(String digits, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = 10 * value + digits.charAt(i) - '0';
        }
        return value;
    }

    private static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
