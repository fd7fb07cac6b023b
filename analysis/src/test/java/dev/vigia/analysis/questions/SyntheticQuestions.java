package dev.vigia.analysis.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Questions with a known meaning: an action and a thing, worded in several ways. */
final class SyntheticQuestions {
    private static final List<String> ACTIONS = List.of(
            "activate", "cancel", "replace", "renew", "translate", "upgrade", "insure", "rent", "paint", "ship");
    private static final List<String> THINGS = List.of(
            "card",
            "subscription",
            "invoice",
            "password",
            "parcel",
            "vehicle",
            "passport",
            "keyboard",
            "apartment",
            "telescope");
    private static final List<String> WORDINGS = List.of(
            "How do I %s my %s?", "please %s the %s", "I would like to %s my %s", "can you %s my %s", "%s %s now?");

    private SyntheticQuestions() {}

    /** @param meaning action and thing, 0…99 */
    static String worded(int meaning, Random random) {
        return String.format(
                WORDINGS.get(random.nextInt(WORDINGS.size())), ACTIONS.get(meaning / 10), THINGS.get(meaning % 10));
    }

    static String any(Random random) {
        return worded(random.nextInt(100), random);
    }

    /** {@code count} questions, a second apart; the event id ends in the meaning. */
    static List<Question> day(int count, long seed) {
        var random = new Random(seed);
        List<Question> day = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int meaning = random.nextInt(100);
            day.add(new Question("shop", i + "-" + meaning, i * 1_000L, "en", null, worded(meaning, random)));
        }
        return day;
    }
}
