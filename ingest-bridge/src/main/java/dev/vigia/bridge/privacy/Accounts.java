package dev.vigia.bridge.privacy;

/** Spanish account numbers (código cuenta cliente): bank, branch, two check digits, account. */
final class Accounts implements Finder {
    private static final int LENGTH = 20;
    private static final int[] WEIGHTS = {1, 2, 4, 8, 5, 10, 9, 7, 3, 6};

    @Override
    public void find(Text text, Findings found) {
        if (!text.hasDigits(LENGTH)) {
            return;
        }
        for (int start : text.digitStarts()) {
            var number = Digits.from(text, start, LENGTH, LENGTH, Text::isGap);
            boolean whole = number.count() == LENGTH && text.endsAt(number.end(LENGTH));
            if (whole && isChecked(number.digits())) {
                found.add(start, number.end(LENGTH), Kind.ACCOUNT.name());
            }
        }
    }

    private static boolean isChecked(String digits) {
        return check("00" + digits.substring(0, 8)) == digits.charAt(8) - '0'
                && check(digits.substring(10)) == digits.charAt(9) - '0'
                && !digits.startsWith("0000");
    }

    private static int check(String ten) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (ten.charAt(i) - '0');
        }
        int check = 11 - sum % 11;
        return check == 11 ? 0 : check == 10 ? 1 : check;
    }
}
