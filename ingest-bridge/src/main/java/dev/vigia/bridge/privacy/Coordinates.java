package dev.vigia.bridge.privacy;

/** Latitude and longitude in degrees, as maps print them: with four decimals or more, a few metres. */
final class Coordinates implements Finder {
    private static final int DECIMALS = 4;
    private static final int LONGEST = 16;
    private static final int FEWEST_DIGITS = 2 * (1 + DECIMALS);

    @Override
    public void find(Text text, Findings found) {
        if (!text.hasDigits(FEWEST_DIGITS)) {
            return;
        }
        for (int i : text.digitStarts()) {
            int end = ".,".indexOf(text.at(i - 1)) < 0 ? end(text, i) : 0;
            if (end > 0) {
                found.add(isSign(text.at(i - 1)) ? i - 1 : i, end, Kind.COORDINATES.name());
            }
        }
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+' || c == '\u2212';
    }

    private static int end(Text text, int latitude) {
        int comma = decimal(text, latitude, 90);
        if (comma == 0 || ",;".indexOf(text.at(comma)) < 0 && !Text.isSpace(text.at(comma))) {
            return 0;
        }
        int at = text.skip(comma, 2, c -> ",;".indexOf(c) >= 0 || Text.isSpace(c));
        return decimal(text, isSign(text.at(at)) ? at + 1 : at, 180);
    }

    /** Behind a number with enough decimals that is not larger than {@code most}; 0 where there is none. */
    private static int decimal(Text text, int start, int most) {
        int point = text.skip(start, 4, Text::isDigit);
        int end = text.skip(point + 1, LONGEST, Text::isDigit);
        boolean sound = point > start
                && point - start <= 3
                && text.at(point) == '.'
                && end - point - 1 >= DECIMALS
                && !Text.isWord(text.at(end))
                && Integer.parseInt(text.part(start, point)) <= most;
        return sound ? end : 0;
    }
}
