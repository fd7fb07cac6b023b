package dev.vigia.analysis.text;

import java.text.Normalizer;

/** Spelling variants that mean the same word: accents are folded, but ñ stays a letter of its own. */
public final class Folding {
    private Folding() {}

    /** {@code text} without accents; {@code ñ} is kept ("año" is not "ano"). */
    public static String accents(String text) {
        boolean ascii = true;
        for (int i = 0; i < text.length() && ascii; i++) {
            ascii = text.charAt(i) < 0x80;
        }
        if (ascii) {
            return text;
        }
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        var folded = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                folded.append(c);
            } else if (c == '\u0303' && !folded.isEmpty() && (folded.charAt(folded.length() - 1) | 0x20) == 'n') {
                folded.append(c);
            }
        }
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** Letters repeated three times or more are cut to two: "graciaaaas" becomes "graciaas". */
    public static String squeeze(String word, int keep) {
        var out = new StringBuilder(word.length());
        int run = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            run = i > 0 && c == word.charAt(i - 1) ? run + 1 : 1;
            if (run <= keep) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Whether a letter is repeated three times or more, as in "nooo". */
    public static boolean isElongated(String word) {
        for (int i = 2; i < word.length(); i++) {
            if (word.charAt(i) == word.charAt(i - 1)
                    && word.charAt(i) == word.charAt(i - 2)
                    && Character.isLetter(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
