package dev.vigia.analysis.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The short words by which people recognise a language at a glance. */
record EverydayWords(Set<String> words) {
    /** Reads {@code words-CODE.txt} beside this class. */
    static EverydayWords of(String code) {
        String name = "words-" + code + ".txt";
        try (InputStream in = EverydayWords.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("language " + code + " is not supported: there is no " + name);
            }
            try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return new EverydayWords(reader.lines()
                        .filter(line -> !line.startsWith("#"))
                        .flatMap(line -> Stream.of(line.split(" ")))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    boolean contains(String word) {
        return words.contains(word);
    }
}
