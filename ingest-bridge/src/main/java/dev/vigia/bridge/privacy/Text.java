package dev.vigia.bridge.privacy;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text with the questions that finders ask about its characters. Not thread-safe. */
final class Text {
    private static final int CONTEXT = 48;
    /** Two letters or three, a gap, and the first digit. */
    private static final int REACH = 4;

    private static final int NOWHERE = -1;
    /** For the Latin characters, of which nearly all texts are, a look-up is several times faster than the JDK's. */
    private static final boolean[] WORDS = words();

    private static final byte OTHER = 0;
    /** Of a token: letters, digits, and the signs that join them in keys and addresses. */
    private static final byte JOINED = 1;

    private static final byte DIGIT = 2;
    private static final byte DOT = 3;
    private static final byte COLON = 4;
    private static final byte SIGN = 5;
    private static final byte[] CLASSES = classes();

    private final String text;
    private final char[] characters;
    private final Places digitPlaces = new Places();
    private final int dots;
    private final int colons;
    private final int signs;
    private final int longestToken;
    private int @Nullable [] digitStarts;
    private int @Nullable [] letterStarts;
    private int @Nullable [] numberedStarts;
    private @Nullable IdentityHashMap<Vocabulary, int[]> vocabularies;
    private @Nullable String lowerCase;

    /**
     * Counts what the kinds cannot be without, in one pass. Most texts have so little of it that hardly a finder need
     * look at them.
     */
    Text(String text) {
        this.text = text;
        this.characters = text.toCharArray();
        int dotCount = 0;
        int colonCount = 0;
        int signCount = 0;
        int longest = 0;
        int token = 0;
        for (int i = 0; i < characters.length; i++) {
            char c = characters[i];
            byte kind = c < CLASSES.length ? CLASSES[c] : OTHER;
            boolean joined = kind != OTHER && kind < COLON;
            token = joined ? token + 1 : 0;
            longest = Math.max(longest, token);
            if (kind >= DIGIT) {
                if (kind == DIGIT) {
                    digitPlaces.add(i);
                }
                dotCount += kind == DOT ? 1 : 0;
                colonCount += kind == COLON ? 1 : 0;
                signCount += kind == SIGN ? 1 : 0;
            }
        }
        dots = dotCount;
        colons = colonCount;
        signs = signCount;
        longestToken = longest;
    }

    private static byte[] classes() {
        var classes = new byte[128];
        for (char c = 0; c < classes.length; c++) {
            classes[c] = isDigit(c) ? DIGIT : isBase64Url(c) ? JOINED : OTHER;
        }
        classes['.'] = DOT;
        classes[':'] = COLON;
        classes['@'] = SIGN;
        classes['='] = SIGN;
        return classes;
    }

    /** No kind is without a digit or one of these signs: {@code @ : =}. */
    boolean isPlain() {
        return digitPlaces.count() + colons + signs == 0;
    }

    boolean hasDigits(int atLeast) {
        return digitPlaces.count() >= atLeast;
    }

    boolean hasDots(int atLeast) {
        return dots >= atLeast;
    }

    boolean hasColons(int atLeast) {
        return colons >= atLeast;
    }

    /** Whether somewhere so many letters and digits of ASCII follow each other, with dots, hyphens and low lines. */
    boolean hasToken(int atLeast) {
        return longestToken >= atLeast;
    }

    /** Where a word begins with a digit. */
    int[] digitStarts() {
        if (digitStarts == null) {
            findNumbers();
        }
        return Objects.requireNonNull(digitStarts, "found now");
    }

    /** Where a word begins with a letter of ASCII, and a digit follows within {@value #REACH} characters, in it or behind it. */
    int[] numberedStarts() {
        if (numberedStarts == null) {
            findNumbers();
        }
        return Objects.requireNonNull(numberedStarts, "found now");
    }

    /** Looks around the digits only: most texts have few. */
    private void findNumbers() {
        var plain = new Places();
        var numbered = new Places();
        for (int i : digitPlaces.toArray()) {
            if (beginsAt(i)) {
                plain.add(i);
            }
            int letter = wordBefore(i);
            if (letter >= 0) {
                numbered.add(letter);
            }
        }
        digitStarts = plain.toArray();
        numberedStarts = numbered.toArray();
    }

    /** Where the nearest word with a letter first begins, if no other digit lies between. */
    private int wordBefore(int digit) {
        for (int i = digit - 1; i >= 0 && i >= digit - REACH && !isDigit(characters[i]); i--) {
            if (isLetter(characters[i]) && beginsAt(i)) {
                return i;
            }
        }
        return NOWHERE;
    }

    /** Where a word begins with a letter of ASCII. */
    int[] letterStarts() {
        if (letterStarts == null) {
            var starts = new Places();
            boolean within = false;
            for (int i = 0; i < characters.length; i++) {
                char c = characters[i];
                if (!within && isLetter(c)) {
                    starts.add(i);
                }
                within = isWord(c);
            }
            letterStarts = starts.toArray();
        }
        return letterStarts;
    }

    int length() {
        return characters.length;
    }

    /** The character, or a space outside the text. */
    char at(int index) {
        return index >= 0 && index < characters.length ? characters[index] : ' ';
    }

    int indexOf(String part, int from) {
        return text.indexOf(part, from);
    }

    boolean startsWith(String prefix, int at) {
        return text.startsWith(prefix, at);
    }

    /** Whether the word ends at {@code end}, whatever its case. */
    boolean endsWith(String word, int end) {
        return text.regionMatches(true, end - word.length(), word, 0, word.length());
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
        if (vocabularies == null) {
            vocabularies = new IdentityHashMap<>();
        }
        return vocabularies.computeIfAbsent(vocabulary, words -> words.places(lowerCase()));
    }

    /** Character by character, so that places stay the same. */
    private String lowerCase() {
        if (lowerCase == null) {
            var lower = characters.clone();
            for (int i = 0; i < lower.length; i++) {
                lower[i] = Character.toLowerCase(lower[i]);
            }
            lowerCase = new String(lower);
        }
        return lowerCase;
    }

    /** Behind the run of characters that begins at {@code start}, at most {@code limit} of them. */
    int skip(int start, int limit, Chars chars) {
        int end = start;
        while (end < characters.length && end - start < limit && chars.contain(characters[end])) {
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
