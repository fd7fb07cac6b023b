package dev.vigia.bridge.privacy;

/**
 * Spanish DNI (eight digits and a control letter), NIE (X, Y or Z, seven digits and a control letter) and CIF (a letter,
 * seven digits and a control character); with hyphens, spaces or dots as people write them.
 */
final class SpanishIds implements Finder {
    private static final String CONTROL = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String ORGANISATIONS = "ABCDEFGHJNPQRSUVW";
    private static final String CIF_CONTROL = "JABCDEFGHI";

    private static final int FEWEST_DIGITS = 7;

    private final Kind kind;

    SpanishIds(Kind kind) {
        this.kind = kind;
    }

    @Override
    public void find(Text text, Findings found) {
        if (!text.hasDigits(FEWEST_DIGITS)) {
            return;
        }
        for (int start : kind == Kind.DNI ? text.digitStarts() : text.numberedStarts()) {
            int end =
                    switch (kind) {
                        case DNI -> dni(text, start);
                        case NIE -> "XYZxyz".indexOf(text.at(start)) >= 0 ? nie(text, start) : 0;
                        default -> cif(text, start);
                    };
            if (end > 0) {
                found.add(start, end, kind.name());
            }
        }
    }

    private static boolean isInner(char c) {
        return c == '.' || Text.isGap(c);
    }

    private static int dni(Text text, int start) {
        var number = Digits.from(text, start, 8, 8, c -> c == '.');
        return number.count() == 8 ? controlled(text, number, Integer.parseInt(number.digits())) : 0;
    }

    private static int nie(Text text, int start) {
        int first = isInner(text.at(start + 1)) ? start + 2 : start + 1;
        var number = Digits.from(text, first, 7, 7, c -> c == '.');
        int prefix = Character.toUpperCase(text.at(start)) - 'X';
        return number.count() == 7
                ? controlled(text, number, prefix * 10_000_000 + Integer.parseInt(number.digits()))
                : 0;
    }

    /** Where the control letter behind the number ends; 0 where it is another one. */
    private static int controlled(Text text, Digits number, int value) {
        int end = number.end(number.count());
        int letter = isInner(text.at(end)) ? end + 1 : end;
        boolean right = Character.toUpperCase(text.at(letter)) == CONTROL.charAt(value % CONTROL.length());
        return right && text.endsAt(letter + 1) ? letter + 1 : 0;
    }

    private static int cif(Text text, int start) {
        char organisation = Character.toUpperCase(text.at(start));
        int first = isInner(text.at(start + 1)) ? start + 2 : start + 1;
        var number = Digits.from(text, first, 7, 7, c -> c == '.');
        if (ORGANISATIONS.indexOf(organisation) < 0 || number.count() < 7) {
            return 0;
        }
        int end = number.end(7);
        int control = isInner(text.at(end)) && Text.isAlphanumeric(text.at(end + 1)) ? end + 1 : end;
        int check = cifCheck(number.digits());
        char given = Character.toUpperCase(text.at(control));
        boolean right = given == '0' + check || given == CIF_CONTROL.charAt(check);
        return right && text.endsAt(control + 1) ? control + 1 : 0;
    }

    private static int cifCheck(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            int doubled = 2 * digit;
            sum += i % 2 == 1 ? digit : doubled / 10 + doubled % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
