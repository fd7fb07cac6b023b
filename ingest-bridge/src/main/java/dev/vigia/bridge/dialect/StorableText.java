package dev.vigia.bridge.dialect;

import java.nio.charset.StandardCharsets;

/** Texts as contract 1 takes them: no NUL, no surrogate without its partner, within the limit. */
public final class StorableText {
    /** Characters of one message that contract 1 takes. */
    static final int LIMIT = 300_000;

    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    public static String of(String text) {
        return isSimple(text) ? text : storable(text);
    }

    private static boolean isSimple(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static String storable(String text) {
        var withoutNul = text.indexOf(0) < 0 ? text : text.replace('\0', REPLACEMENT);
        return StandardCharsets.UTF_8.newEncoder().canEncode(withoutNul) ? withoutNul : mended(withoutNul);
    }

    private static String mended(String text) {
        return text.codePoints()
                .map(point ->
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** At most {@code limit} characters, never half a surrogate pair. */
    public static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }
}
