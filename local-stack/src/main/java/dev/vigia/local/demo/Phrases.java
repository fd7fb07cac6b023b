package dev.vigia.local.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What users ask and the agent answers in one language, by intent. */
record Phrases(Language language, Map<String, Intent> intents) {
    /** Ways to ask one thing, and answers to it; both with blanks in braces. */
    record Intent(List<String> questions, List<String> answers) {}

    static Phrases of(Language language) {
        try (InputStream file = Phrases.class.getResourceAsStream(language.resource());
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return new Phrases(language, parse(lines.lines().toList()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The intents that are about something: not greetings, thanks and the like. */
    List<String> topics() {
        List<String> manners =
                List.of(language.greeting, language.thanks, language.anger, language.odd, language.noAnswer);
        return intents.keySet().stream().filter(name -> !manners.contains(name)).toList();
    }

    String question(String intent, RandomGenerator random) {
        return pick(intent(intent).questions(), random);
    }

    String answer(String intent, RandomGenerator random) {
        return pick(intent(intent).answers(), random);
    }

    private Intent intent(String name) {
        Intent intent = intents.get(name);
        if (intent == null) {
            throw new IllegalArgumentException("no intent " + name + " in " + language.resource());
        }
        return intent;
    }

    private static Map<String, Intent> parse(List<String> lines) {
        Map<String, Intent> intents = new LinkedHashMap<>();
        Intent current = new Intent(new ArrayList<>(), new ArrayList<>());
        for (String line : lines) {
            if (line.startsWith("[")) {
                current = new Intent(new ArrayList<>(), new ArrayList<>());
                intents.put(line.substring(1, line.length() - 1), current);
            } else if (line.startsWith("u: ")) {
                current.questions().add(line.substring(3));
            } else if (line.startsWith("a: ")) {
                current.answers().add(line.substring(3));
            }
        }
        return intents;
    }

    private static String pick(List<String> texts, RandomGenerator random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
