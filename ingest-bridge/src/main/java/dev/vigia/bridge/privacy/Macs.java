package dev.vigia.bridge.privacy;

/** Hardware addresses: six pairs of hexadecimal digits with colons or hyphens, or three groups of four with dots. */
final class Macs implements Finder {
    private static final int COLONS = 5;
    private static final int SHORTEST_OF_DOTS = 14;

    @Override
    public void find(Text text, Findings found) {
        if (!text.hasColons(COLONS) && !text.hasToken(SHORTEST_OF_DOTS)) {
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
        if (Text.isHex(text.at(start)) && ":-.".indexOf(text.at(start - 1)) < 0) {
            char gap = text.at(start + 2);
            int end = gap == ':' || gap == '-' ? end(text, start, 6, 2, gap) : end(text, start, 3, 4, '.');
            if (end > 0) {
                found.add(start, end, Kind.MAC.name());
            }
        }
    }

    private static int end(Text text, int start, int groups, int size, char gap) {
        int at = start;
        boolean hasDigit = false;
        for (int i = 0; i < groups * size; i++) {
            if (i > 0 && i % size == 0 && text.at(at++) != gap) {
                return 0;
            }
            hasDigit |= Text.isDigit(text.at(at));
            if (!Text.isHex(text.at(at++))) {
                return 0;
            }
        }
        boolean goesOn = text.at(at) == gap && Text.isHex(text.at(at + 1));
        return hasDigit && text.endsAt(at) && !goesOn ? at : 0;
    }
}
