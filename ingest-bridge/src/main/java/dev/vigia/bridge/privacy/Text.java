package dev.vigia.bridge.privacy;

import java.util.Arrays;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** A text with the questions that finders ask about its characters. Not thread-safe. */
final class Text {
    private static final int CONTEXT = 48;
    /** For the Latin characters, of which nearly all texts are, a look-up is several times faster than the JDK's. */
    private static final boolean[] WORDS = words();

    private final String text;
    private final int[] digitStarts;
    private final int[] letterStarts;
    private final IdentityHashMap<Vocabulary, int[]> vocabularies = new IdentityHashMap<>();
    private @Nullable String lowerCase;

    Text(String text) {
        this.text = text;
        var digits = new int[16];
        var letters = new int[16];
        int digitCount = 0;
        int letterCount = 0;
        boolean within = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!within && isDigit(c)) {
                digits = digitCount == digits.length ? Arrays.copyOf(digits, 2 * digitCount) : digits;
                digits[digitCount++] = i;
            } else if (!within && isLetter(c)) {
                letters = letterCount == letters.length ? Arrays.copyOf(letters, 2 * letterCount) : letters;
                letters[letterCount++] = i;
            }
            within = isWord(c);
        }
        digitStarts = Arrays.copyOf(digits, digitCount);
        letterStarts = Arrays.copyOf(letters, letterCount);
    }

    /** Where a word begins with a digit. */
    int[] digitStarts() {
        return digitStarts;
    }

    /** Where a word begins with a letter of ASCII. */
    int[] letterStarts() {
        return letterStarts;
    }

    int length() {
        return text.length();
    }

    /** The character, or a space outside the text. */
    char at(int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : ' ';
    }

    int indexOf(String part, int from) {
        return text.indexOf(part, from);
    }

    boolean startsWith(String prefix, int at) {
        return text.startsWith(prefix, at);
    }

    String part(int start, int end) {
        return text.substring(start, end);
    }

    /** No letter or digit goes on to the left of {@code start}. */
    boolean beginsAt(int start) {
        return !isWord(at(start - 1));
    }

    /** No letter or digit goes on at {@code end}. */
    boolean endsAt(int end) {
        return !isWord(at(end));
    }

    /** Whether one of the words begins in the few dozen characters before {@code index}. */
    boolean speaksOf(int index, Vocabulary vocabulary) {
        var places = places(vocabulary);
        int found = Arrays.binarySearch(places, index);
        int before = found >= 0 ? found - 1 : -found - 2;
        return before >= 0 && places[before] >= index - CONTEXT;
    }

    private int[] places(Vocabulary vocabulary) {
        var places = vocabularies.get(vocabulary);
        if (places == null) {
            places = vocabulary.places(lowerCase());
            vocabularies.put(vocabulary, places);
        }
        return places;
    }

    /** Character by character, so that places stay the same. */
    private String lowerCase() {
        if (lowerCase == null) {
            var characters = text.toCharArray();
            for (int i = 0; i < characters.length; i++) {
                characters[i] = Character.toLowerCase(characters[i]);
            }
            lowerCase = new String(characters);
        }
        return lowerCase;
    }

    /** Behind the run of characters that begins at {@code start}, at most {@code limit} of them. */
    int skip(int start, int limit, Chars chars) {
        int end = start;
        while (end < text.length() && end - start < limit && chars.contain(text.charAt(end))) {
            end++;
        }
        return end;
    }

    interface Chars {
        boolean contain(char c);
    }

    static boolean isWord(char c) {
        return c < WORDS.length ? WORDS[c] : Character.isLetterOrDigit(c);
    }

    private static boolean[] words() {
        var words = new boolean[0x250];
        for (char c = 0; c < words.length; c++) {
            words[c] = Character.isLetterOrDigit(c) || c == '_';
        }
        return words;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    static boolean isAlphanumeric(char c) {
        return isDigit(c) || isLetter(c);
    }

    static boolean isHex(char c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    static boolean isBase64Url(char c) {
        return isAlphanumeric(c) || c == '-' || c == '_';
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\t';
    }

    static boolean isHyphen(char c) {
        return c == '-' || c == '\u2010' || c == '\u2011' || c == '\u2013';
    }

    static boolean isGap(char c) {
        return isSpace(c) || isHyphen(c);
    }
}
