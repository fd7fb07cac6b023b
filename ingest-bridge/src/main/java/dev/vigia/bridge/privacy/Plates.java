package dev.vigia.bridge.privacy;

/**
 * Licence plates: Spanish ones of today (1234 BCD, no vowels) and before 2000 (M-1234-AB), British ones (AB12 CDE). With
 * a space in it, or British, only where the text speaks of a vehicle: "1500 GBP" has the same shape.
 */
final class Plates implements Finder {
    private static final int FEWEST_DIGITS = 2;
    private static final Vocabulary WORDS = Vocabulary.of(
            "matrícula",
            "matricula",
            "placa",
            "coche",
            "vehículo",
            "vehiculo",
            "furgoneta",
            "moto",
            "camión",
            "taxi",
            "plate",
            "car",
            "vehicle",
            "van",
            "registration",
            "licence",
            "license",
            "truck",
            "cab");

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
        int end = Text.isDigit(text.at(start)) ? today(text, start) : lettersFirst(text, start);
        if (end > 0) {
            found.add(start, end, Kind.PLATE.name());
        }
    }

    private static int today(Text text, int start) {
        int letters = text.skip(start, 5, Text::isDigit);
        boolean gap = Text.isGap(text.at(letters));
        int first = gap ? letters + 1 : letters;
        int end = text.skip(first, 4, c -> "BCDFGHJKLMNPRSTVWXYZ".indexOf(c) >= 0);
        boolean shaped = letters - start == 4 && end - first == 3 && text.endsAt(end);
        return shaped && (!gap || text.speaksOf(start, WORDS)) ? end : 0;
    }

    private static int lettersFirst(Text text, int start) {
        int letters = text.skip(start, 3, c -> c >= 'A' && c <= 'Z');
        if (letters == start || letters - start > 2) {
            return 0;
        }
        int first = Text.isGap(text.at(letters)) ? letters + 1 : letters;
        int digits = text.skip(first, 5, Text::isDigit);
        int second = Text.isGap(text.at(digits)) ? digits + 1 : digits;
        int end = text.skip(second, 4, c -> c >= 'A' && c <= 'Z');
        boolean old = digits - first == 4 && end - second >= 1 && end - second <= 2;
        boolean british = letters - start == 2 && digits - first == 2 && end - second == 3;
        return (old || british) && text.endsAt(end) && text.speaksOf(start, WORDS) ? end : 0;
    }
}
