package dev.vigia.analysis.sentiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one language that judge (−3…3), turn a judgement round, strengthen or weaken it, and the faces. */
final class Lexicon {
    private static final Pattern SUPERLATIVE = Pattern.compile("(\\p{L}{3,})isim([oa]s?)");

    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, Integer> prefixes = new HashMap<>();
    private final Set<String> negators = new HashSet<>();
    private final Words intensifiers = new Words();
    private final Words diminishers = new Words();
    private final Set<String> phrases = new HashSet<>();
    private final Map<String, Integer> faces = new HashMap<>();

    private Lexicon() {}

    /** Reads {@code lexicon-LANGUAGE.txt} beside this class. */
    static Lexicon of(String language) {
        String name = "lexicon-" + language + ".txt";
        try (InputStream in = Lexicon.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no sentiment lexicon for language " + language);
            }
            var lexicon = new Lexicon();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(lexicon::add);
            return lexicon;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private void add(String line) {
        String[] fields = line.split(" ");
        for (int i = 1; i < fields.length; i++) {
            String word = fields[i];
            switch (fields[0]) {
                case "negator" -> negators.add(word);
                case "neutral" -> phrases.add(word);
                case "intensifier" -> intensifiers.add(word);
                case "diminisher" -> diminishers.add(word);
                case "emoji+", "emoticon+" -> faces.put(word, 1);
                case "emoji-", "emoticon-" -> faces.put(word, -1);
                default -> {
                    int value = Integer.parseInt(fields[0]);
                    if (word.endsWith("*")) {
                        prefixes.putIfAbsent(word.substring(0, word.length() - 1), value);
                    } else {
                        words.putIfAbsent(word, value);
                    }
                }
            }
        }
    }

    /**
     * −3…3, 0 for a word that does not judge; whole words first, then the longest prefix, then what a Spanish
     * superlative is made of ("rapidísima" from "rápida").
     */
    int value(String word) {
        int known = known(word);
        Matcher superlative = known == 0 ? SUPERLATIVE.matcher(word) : null;
        if (superlative == null || !superlative.matches()) {
            return known;
        }
        int base = known(superlative.group(1) + superlative.group(2));
        return base == 0 ? 0 : Math.max(-3, Math.min(3, base + Integer.signum(base)));
    }

    private int known(String word) {
        Integer whole = words.get(word);
        if (whole != null) {
            return whole;
        }
        for (int end = word.length(); end >= 3; end--) {
            Integer value = prefixes.get(word.substring(0, end));
            if (value != null) {
                return value;
            }
        }
        return 0;
    }

    /** Whether the two words together judge nothing, as in a greeting, whatever each does alone. */
    boolean isNeutral(String word, String next) {
        return phrases.contains(word + "_" + next);
    }

    boolean negates(String word) {
        return negators.contains(word);
    }

    boolean intensifies(String word) {
        return intensifiers.contains(word);
    }

    boolean diminishes(String word) {
        return diminishers.contains(word);
    }

    /** 1 for a happy emoji or emoticon, −1 for an unhappy one, 0 for any other. */
    int face(String face) {
        return faces.getOrDefault(face, 0);
    }

    /** Whole words and prefixes. */
    private static final class Words {
        private final Set<String> whole = new HashSet<>();
        private final Set<String> starts = new HashSet<>();

        void add(String word) {
            if (word.endsWith("*")) {
                starts.add(word.substring(0, word.length() - 1));
            } else {
                whole.add(word);
            }
        }

        boolean contains(String word) {
            return whole.contains(word) || (!starts.isEmpty() && starts.stream().anyMatch(word::startsWith));
        }
    }
}
