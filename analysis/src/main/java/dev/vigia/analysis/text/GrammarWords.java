package dev.vigia.analysis.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;

/** Words of grammar ("the", "para"): they tell the language of a text at once, and little of what it is about. */
public final class GrammarWords {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");
    private static final Set<String> SHARED = Set.of("a", "no", "me", "he", "has", "sin", "son", "sea");
    private static final Set<String> ENGLISH = Stream.concat(
                    words(EnglishAnalyzer.getDefaultStopSet()),
                    Stream.of(
                            "i", "my", "we", "you", "your", "she", "his", "her", "its", "our", "do", "does", "did",
                            "am", "been", "being", "have", "had", "can", "could", "would", "should", "from", "what",
                            "how", "when", "where", "why", "who", "about", "some", "any", "while", "them", "those"))
            .filter(word -> !SHARED.contains(word))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> SPANISH = words(SpanishAnalyzer.getDefaultStopSet())
            .filter(word -> !SHARED.contains(word))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> FOLDED = Stream.of(SHARED.stream(), ENGLISH.stream(), SPANISH.stream())
            .flatMap(each -> each)
            .map(Folding::accents)
            .collect(Collectors.toUnmodifiableSet());

    private GrammarWords() {}

    /** {@code en} or {@code es} where the words of grammar of one of them clearly outnumber the other's. */
    public static Optional<String> language(CleanText text) {
        int english = 0;
        int spanish = 0;
        for (String word : BETWEEN_WORDS.split(text.text().toLowerCase(Locale.ROOT))) {
            english += ENGLISH.contains(word) ? 1 : 0;
            spanish += SPANISH.contains(word) ? 1 : 0;
        }
        if (english >= 2 * spanish + 1) {
            return Optional.of("en");
        }
        return spanish >= 2 * english + 1 ? Optional.of("es") : Optional.empty();
    }

    /** Whether {@code word} (lower case, without accents) is one, in either language. */
    public static boolean contains(String word) {
        return FOLDED.contains(word);
    }

    private static Stream<String> words(CharArraySet stopWords) {
        return stopWords.stream().map(each -> new String((char[]) each));
    }
}
