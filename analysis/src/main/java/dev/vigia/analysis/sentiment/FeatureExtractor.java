package dev.vigia.analysis.sentiment;

import dev.vigia.analysis.text.Folding;
import dev.vigia.analysis.text.Token;
import java.util.List;
import java.util.Locale;

/**
 * What the linear model of one language sees of a text: word 1–2-grams with the words after a negation marked,
 * character 2–5-grams inside words, sums over the lexicon with negation scope and intensifiers, faces, case,
 * elongation and punctuation.
 */
final class FeatureExtractor {
    private static final int NEGATION_REACH = 3;
    private static final int LONGEST_WORD = 40;
    private static final double NEGATED = -0.7;

    private static final int FIRST_SLOT_OF_VALUES = 32;
    static final int MOST_LISTS = (Features.DENSE - FIRST_SLOT_OF_VALUES) / WordValues.FEATURES;

    private final Lexicon lexicon;
    private final List<WordValues> lists;

    /** @param lists at most {@link #MOST_LISTS} further lists of judging words */
    FeatureExtractor(Lexicon lexicon, List<WordValues> lists) {
        if (lists.size() > MOST_LISTS) {
            throw new IllegalArgumentException("a sentiment model takes at most " + MOST_LISTS + " lexicons");
        }
        this.lexicon = lexicon;
        this.lists = List.copyOf(lists);
    }

    Features of(List<Token> tokens) {
        var features = new Features(tokens.size());
        var tally = new Tally();
        String[] words = new String[tokens.size()];
        int negated = 0;
        boolean strengthened = false;
        boolean weakened = false;
        for (int i = 0; i < words.length; i++) {
            Token token = tokens.get(i);
            String form = form(token);
            if (i + 1 < words.length && lexicon.isNeutral(form, form(tokens.get(i + 1)))) {
                words[i] = "<" + form + "_" + form(tokens.get(i + 1)) + ">";
                words[++i] = "";
                tally.word(token.text());
                tally.word(tokens.get(i).text());
                negated = 0;
                continue;
            }
            switch (token.kind()) {
                case WORD, HASHTAG -> {
                    int value = lexicon.value(form);
                    boolean negator = lexicon.negates(form);
                    if (value != 0) {
                        double strength = value * (strengthened ? 1.5 : weakened ? 0.5 : 1.0);
                        features.judged[i] = negated > 0 && !negator ? NEGATED * strength : strength;
                        tally.judge(features.judged[i]);
                    }
                    tally.word(token.text());
                    strengthened = lexicon.intensifies(form);
                    weakened = lexicon.diminishes(form);
                    words[i] = negated > 0 && !negator ? "!" + form : form;
                    if (negator) {
                        negated = NEGATION_REACH + 1;
                        tally.negations++;
                    }
                    negated--;
                }
                case PUNCTUATION -> {
                    negated = 0;
                    words[i] = form;
                    tally.punctuation(form);
                }
                case EMOJI, EMOTICON -> {
                    words[i] = form;
                    tally.face(lexicon.face(form));
                }
                default -> {
                    words[i] = form;
                    tally.other(token.kind());
                }
            }
        }
        features.forms = words;
        tally.write(features, words.length);
        for (int i = 0; i < lists.size(); i++) {
            sums(lists.get(i), words, features.judged).write(features, FIRST_SLOT_OF_VALUES + i * WordValues.FEATURES);
        }
        wordGrams(features, words);
        characterGrams(features, words);
        return features;
    }

    /** How a token is looked up: lower case, accents folded, long repetitions cut; numbers and names are one form. */
    static String form(Token token) {
        return switch (token.kind()) {
            case LINK -> "<link>";
            case MENTION -> "<user>";
            case NUMBER -> "<number>";
            case EMOJI -> token.text();
            case EMOTICON -> token.text().toLowerCase(Locale.ROOT);
            case PUNCTUATION -> token.text().length() > 3 ? token.text().substring(0, 3) : token.text();
            case HASHTAG -> word(token.text().substring(1));
            case WORD -> word(token.text());
        };
    }

    private static String word(String text) {
        String cut = text.length() > LONGEST_WORD ? text.substring(0, LONGEST_WORD) : text;
        String folded = Folding.accents(cut.toLowerCase(Locale.ROOT)).replace('’', '\'');
        return Folding.isElongated(folded) ? Folding.squeeze(folded, 1) : folded;
    }

    /** Pairs speak beside their words; after a negation a word says the contrary, less strongly. */
    private static WordValues.Sums sums(WordValues list, String[] words, double[] judged) {
        var sums = new WordValues.Sums();
        String previous = "";
        for (int i = 0; i < words.length; i++) {
            boolean negated = words[i].length() > 1 && words[i].charAt(0) == '!' && words[i].charAt(1) != '!';
            String plain = negated ? words[i].substring(1) : words[i];
            if (!plain.isEmpty() && plain.charAt(0) != '<') {
                double value = (negated ? NEGATED : 1) * list.value(plain);
                sums.add(value);
                judged[i] += value;
                sums.add(list.value(previous + " " + plain));
            }
            previous = plain;
        }
        return sums;
    }

    private static void wordGrams(Features features, String[] words) {
        int from = features.size;
        String previous = "<s>";
        for (int i = 0; i < words.length; i++) {
            if (words[i].isEmpty()) {
                continue;
            }
            features.hashed(words[i].hashCode() * 31 + 1, 1f, i);
            features.hashed((previous.hashCode() * 31 + words[i].hashCode()) * 31 + 2, 0.7f, i);
            previous = words[i];
        }
        normalise(features, from, 1f);
    }

    private static void characterGrams(Features features, String[] words) {
        int from = features.size;
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (word.isEmpty() || word.charAt(0) == '<') {
                continue;
            }
            String padded = word.charAt(0) == '!' && word.length() > 1 ? word + " " : " " + word + " ";
            for (int start = 0; start < padded.length(); start++) {
                int hash = 7;
                for (int n = 1; n <= 5 && start + n <= padded.length(); n++) {
                    hash = hash * 131 + padded.charAt(start + n - 1);
                    if (n >= 2) {
                        features.hashed(hash * 31 + n, 1f, i);
                    }
                }
            }
        }
        normalise(features, from, 1f);
    }

    /** Scales the features from {@code from} on to the Euclidean length {@code length}. */
    private static void normalise(Features features, int from, float length) {
        double squares = 0;
        for (int i = from; i < features.size; i++) {
            squares += features.value[i] * features.value[i];
        }
        if (squares > 0) {
            features.scale(from, (float) (length / Math.sqrt(squares)));
        }
    }
}
