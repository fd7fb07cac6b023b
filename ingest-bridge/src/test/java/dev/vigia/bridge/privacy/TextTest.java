package dev.vigia.bridge.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Regular expressions, which see the text from its beginning on, are what the look around the digits is held against. */
class TextTest {
    private static final String NO_WORD_BEFORE = "(?<![A-Za-z0-9_ñé])";
    private static final Pattern DIGIT_START = Pattern.compile(NO_WORD_BEFORE + "[0-9]");
    /** No digit, and no other word that begins with a letter of ASCII, up to the digit. */
    private static final Pattern NUMBERED_START =
            Pattern.compile(NO_WORD_BEFORE + "[A-Za-z](?=(?:(?!" + NO_WORD_BEFORE + "[A-Za-z])[^0-9]){0,3}[0-9])");

    @Test
    void wordsNearDigitsAreFound() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            var written = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                written.append("aB19_ -.ñé@".charAt(random.nextInt(11)));
            }
            var text = new Text(written.toString());
            assertThat(text.digitStarts()).as("%s, seed %d", written, seed).isEqualTo(places(DIGIT_START, written));
            assertThat(text.numberedStarts())
                    .as("%s, seed %d", written, seed)
                    .isEqualTo(places(NUMBERED_START, written));
        }
    }

    private static int[] places(Pattern pattern, CharSequence text) {
        return pattern.matcher(text).results().mapToInt(found -> found.start()).toArray();
    }
}
