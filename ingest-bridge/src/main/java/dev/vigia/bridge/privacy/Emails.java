package dev.vigia.bridge.privacy;

/** E-mail addresses as people have them (a part of RFC 5321): no quoted local parts, no address literals. */
final class Emails implements Finder {
    private static final int LOCAL_LIMIT = 64;
    private static final int DOMAIN_LIMIT = 255;
    private static final int SHORTEST_TOP = 2;

    @Override
    public void find(Text text, Findings found) {
        for (int at = text.indexOf("@", 0); at >= 0; at = text.indexOf("@", at + 1)) {
            int start = start(text, at);
            int end = end(text, at + 1);
            if (start < at && end > at) {
                found.add(start, end, Kind.EMAIL.name());
            }
        }
    }

    private static int start(Text text, int at) {
        int start = at;
        while (start > 0 && at - start < LOCAL_LIMIT && isLocal(text.at(start - 1))) {
            start--;
        }
        while (start < at && !isEdge(text.at(start))) {
            start++;
        }
        return text.at(at - 1) == '.' ? at : start;
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) || "._%+-'&=#$*/~!".indexOf(c) >= 0;
    }

    private static boolean isEdge(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '+';
    }

    /** Behind the longest domain that ends with a name of letters; 0 where there is none. */
    private static int end(Text text, int start) {
        int best = 0;
        int label = start;
        boolean hasDot = false;
        for (int i = start; i - start <= DOMAIN_LIMIT; i++) {
            char c = text.at(i);
            if (Character.isLetterOrDigit(c) || c == '-') {
                continue;
            }
            if (i == label || text.at(i - 1) == '-') {
                break;
            }
            if (hasDot && i - label >= SHORTEST_TOP && isLetters(text, label, i)) {
                best = i;
            }
            if (c != '.') {
                break;
            }
            hasDot = true;
            label = i + 1;
        }
        return best;
    }

    private static boolean isLetters(Text text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Character.isLetter(text.at(i))) {
                return false;
            }
        }
        return true;
    }
}
