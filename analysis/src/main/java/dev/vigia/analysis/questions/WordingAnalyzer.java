package dev.vigia.analysis.questions;

import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.text.Folding;
import dev.vigia.analysis.text.GrammarWords;
import dev.vigia.analysis.text.Token;
import dev.vigia.analysis.text.Tokenizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/** Takes questions apart. Accents, case, inflection and punctuation do not count. Not thread-safe. */
final class WordingAnalyzer {
    private static final int LONGEST_WORD = 40;
    private static final int MOST_TERMS = 64;
    private static final Set<String> NEGATIONS =
            Set.of("no", "not", "never", "without", "nunca", "jamas", "sin", "tampoco", "ni", "nothing", "nobody");
    /** Besides grammar: what people say around any question. */
    private static final Set<String> COURTESY = words("""
            so please just also than these hola hello hi bye good morning afternoon evening ok okay yes great thank
            thanks adios buenos buenas dias tardes noches vale si perfecto muchas gracias favor quiero puedo puede
            pueden puedes podria like want need help know tell necesito ayuda saber gustaria querria quisiera
            u ur r pls plz thx ty q k xq pq tb tmb xfa porfa porfavor""");
    /** Words that praise or blame: how something was, not what it is about. */
    private static final Set<String> JUDGING = words("""
            bad worse worst awful terrible horrible poor useless disappointing disgusting hate
            nice excellent perfect amazing awesome wonderful fantastic brilliant love
            mal malo mala malos malas peor pesimo pesima fatal horroroso lamentable vergonzoso vergonzosa verguenza
            decepcionante asco inutil bien bueno buena excelente genial estupendo estupenda perfecta maravilloso
            fantastico fantastica encanta""");
    /** Words of grammar that carry the question. */
    private static final Set<String> ASKING = words("what how when where why who donde cuando");

    private final Map<String, SnowballStemmer> stemmers =
            Map.of("en", new EnglishStemmer(), "es", new SpanishStemmer());

    /** How many words tell what a text is about: all but those of grammar, courtesy, praise and blame. */
    static int wordsOfMeaning(Wording wording) {
        int meaning = 0;
        for (int i = 0; i < wording.words().length; i++) {
            meaning += wording.function()[i] || JUDGING.contains(wording.words()[i]) ? 0 : 1;
        }
        return meaning;
    }

    /** @param language ISO 639-1 code; words of languages other than es and en keep their endings */
    Wording analyze(CleanText text, String language) {
        SnowballStemmer stemmer = stemmers.get(language);
        Map<Integer, String> terms = new LinkedHashMap<>();
        int[] numbers = new int[0];
        int negations = 0;
        for (Token token : Tokenizer.tokens(text)) {
            if (token.is(Token.Kind.PUNCTUATION) || token.is(Token.Kind.EMOJI) || token.is(Token.Kind.EMOTICON)) {
                continue;
            }
            String lower = token.text().toLowerCase(Locale.ROOT).replace('’', '\'');
            boolean contracted = lower.endsWith("n't");
            int apostrophe = lower.indexOf('\'');
            String word = contracted
                    ? uncontracted(lower.substring(0, lower.length() - 3))
                    : lower.equals("cannot") ? "can" : apostrophe > 0 ? lower.substring(0, apostrophe) : lower;
            if (word.length() > LONGEST_WORD) {
                word = word.substring(0, LONGEST_WORD);
            }
            String folded = Folding.accents(word);
            if (contracted || lower.equals("cannot") || NEGATIONS.contains(folded)) {
                negations++;
            }
            if (token.is(Token.Kind.NUMBER)) {
                numbers = Arrays.copyOf(numbers, numbers.length + 1);
                numbers[numbers.length - 1] = folded.hashCode();
            }
            if (terms.size() < MOST_TERMS && !folded.isEmpty()) {
                terms.putIfAbsent(hash(stem(word, stemmer)), folded);
            }
        }
        Arrays.sort(numbers);
        return wording(terms, numbers, negations % 2 == 1);
    }

    /** What stands before the n't. */
    private static String uncontracted(String start) {
        return switch (start) {
            case "ca" -> "can";
            case "wo" -> "will";
            default -> start;
        };
    }

    private static Wording wording(Map<Integer, String> found, int[] numbers, boolean negated) {
        int[] terms = found.keySet().stream().mapToInt(each -> each).toArray();
        String[] words = found.values().toArray(String[]::new);
        int[][] pieces = new int[words.length][];
        boolean[] function = new boolean[words.length];
        for (int i = 0; i < words.length; i++) {
            pieces[i] = pieces(words[i]);
            function[i] =
                    COURTESY.contains(words[i]) || (GrammarWords.contains(words[i]) && !ASKING.contains(words[i]));
        }
        return new Wording(terms, words, pieces, function, numbers, negated);
    }

    private static String stem(String word, @Nullable SnowballStemmer stemmer) {
        if (stemmer == null) {
            return Folding.accents(word);
        }
        stemmer.setCurrent(word);
        stemmer.stem();
        return Folding.accents(stemmer.getCurrent());
    }

    private static int[] pieces(String word) {
        String padded = " " + word + " ";
        int[] pieces = new int[padded.length() - 2];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = padded.charAt(i) * 961 * 31 + padded.charAt(i + 1) * 961 + padded.charAt(i + 2);
        }
        Arrays.sort(pieces);
        return pieces;
    }

    private static int hash(String stem) {
        int h = stem.hashCode();
        h = (h ^ h >>> 16) * 0x85EBCA6B;
        h = (h ^ h >>> 13) * 0xC2B2AE35;
        return h ^ h >>> 16;
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }
}
