package dev.vigia.events;

/**
 * Makes any string storable: PostgreSQL takes neither NUL nor surrogates without their partner, both of which JSON
 * escapes can smuggle in. Each becomes U+FFFD, the replacement character; all else stays as it is.
 */
final class CleanText {
    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c) && isFoul(text, i)) {
                return cleaned(text);
            }
        }
        return text;
    }

    private static String cleaned(String text) {
        var clean = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (isFoul(text, i)) {
                clean.setCharAt(i, REPLACEMENT);
            }
        }
        return clean.toString();
    }

    private static boolean isFoul(String text, int i) {
        char c = text.charAt(i);
        if (c == 0) {
            return true;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
