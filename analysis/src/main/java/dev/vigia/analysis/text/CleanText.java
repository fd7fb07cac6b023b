package dev.vigia.analysis.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * What the analyses read instead of the raw text: composed (NFC), without control characters and stacks of combining
 * marks, white space collapsed, and never longer than {@link #MAX_CHARS}.
 *
 * <p>A longer text keeps its first three quarters and its last quarter of that length, because a message that is
 * long says what it wants at the start and how it feels at the end; {@link #truncated()} then says so.
 */
public record CleanText(String text, boolean truncated) {
    /** The most UTF-16 units of a message that any analysis looks at. */
    public static final int MAX_CHARS = 2_000;

    private static final int HEAD = MAX_CHARS * 3 / 4;
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern MARK_STACK = Pattern.compile("(\\p{M})\\p{M}+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}&&[^\\s\\u200d]]+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /** Any string at all is accepted; the result may be empty. */
    public static CleanText of(String raw) {
        boolean truncated = raw.length() > MAX_CHARS;
        String text = truncated ? headAndTail(raw) : raw;
        if (text.indexOf("\\u") >= 0) {
            text = ESCAPE.matcher(text)
                    .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                            String.valueOf((char) Integer.parseInt(found.group(1), 16))));
        }
        if (!isPlain(text)) {
            text = Normalizer.normalize(MARK_STACK.matcher(text).replaceAll("$1"), Normalizer.Form.NFC);
            text = CONTROL.matcher(text).replaceAll(" ");
        }
        return new CleanText(SPACE.matcher(text).replaceAll(" ").strip(), truncated);
    }

    private static String headAndTail(String raw) {
        return raw.substring(0, HEAD) + " \n " + raw.substring(raw.length() - (MAX_CHARS - HEAD));
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7e || (c < ' ' && c != '\n' && c != '\t' && c != '\r')) {
                return false;
            }
        }
        return true;
    }
}
