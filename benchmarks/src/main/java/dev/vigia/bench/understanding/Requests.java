package dev.vigia.bench.understanding;

import dev.vigia.analysis.topics.TopicRow;
import dev.vigia.bench.BenchmarkException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Labelled requests: those of a file of {@code label<TAB>text}, or made up from an action, a thing and a wording. */
final class Requests {
    private static final List<List<String>> ACTIONS = List.of(
            List.of("cancel", "stop", "end", "get rid of"),
            List.of("replace", "exchange", "swap", "get a new"),
            List.of("find", "locate", "track", "see where is"),
            List.of("pay for", "settle", "buy", "be charged for"),
            List.of("change", "update", "edit", "correct"),
            List.of("activate", "switch on", "enable", "start using"));
    private static final List<List<String>> THINGS = List.of(
            List.of("card", "credit card", "visa"),
            List.of("order", "parcel", "package", "delivery"),
            List.of("account", "profile", "login"),
            List.of("subscription", "plan", "membership"),
            List.of("address", "phone number", "email"));
    private static final List<String> WORDINGS = List.of(
            "how do I %s my %s?",
            "I want to %s the %s",
            "can you help me %s my %s please",
            "is it possible to %s a %s",
            "what must I do to %s this %s",
            "%s %s",
            "I was told to %s the %s, but how?",
            "my friend says I can %s my %s");
    private static final List<String> ASIDES =
            List.of("", "", "thanks", "it is urgent", "I am abroad", "again", "since monday", "it did not work before");

    private Requests() {}

    /** In a fixed random order. @throws BenchmarkException when the file cannot be read */
    static List<TopicRow> of(@Nullable Path file, int madeUp, long seed) {
        List<TopicRow> rows = new ArrayList<>(file == null ? madeUp(madeUp, seed) : read(file));
        Collections.shuffle(rows, new Random(seed));
        return rows;
    }

    private static List<TopicRow> read(Path file) {
        try {
            return TopicRow.readAll(file);
        } catch (IOException e) {
            throw new BenchmarkException("cannot read requests: " + e.getMessage(), e);
        }
    }

    private static List<TopicRow> madeUp(int count, long seed) {
        var random = new Random(seed);
        List<TopicRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int action = random.nextInt(ACTIONS.size());
            int thing = random.nextInt(THINGS.size());
            String request = String.format(
                    any(WORDINGS, random), any(ACTIONS.get(action), random), any(THINGS.get(thing), random));
            rows.add(new TopicRow(action + "-" + thing, request + " " + any(ASIDES, random)));
        }
        return rows;
    }

    private static String any(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
