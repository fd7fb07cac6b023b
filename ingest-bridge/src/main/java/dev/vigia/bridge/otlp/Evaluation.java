package dev.vigia.bridge.otlp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A {@code gen_ai.evaluation.result} as feedback. A score becomes a rating only where the evaluation's name says that
 * it is one of 1 to 5, and a label becomes a thumb only where it says so; scores of judges, from 0 to 1 mostly, are no
 * ratings, and stay in the comment.
 */
record Evaluation(String name, Optional<Double> score, Optional<String> label, Optional<String> explanation) {
    private static final Pattern RATING = Pattern.compile("rating|csat|stars|satisfaction", Pattern.CASE_INSENSITIVE);
    private static final Set<String> UP = Set.of("up", "thumbs_up", "thumbsup", "like", "liked");
    private static final Set<String> DOWN = Set.of("down", "thumbs_down", "thumbsdown", "dislike", "disliked");

    static Evaluation of(Attributes attributes) {
        return new Evaluation(
                attributes.text("gen_ai.evaluation.name").orElse("evaluation"),
                attributes.number("gen_ai.evaluation.score.value"),
                attributes.text("gen_ai.evaluation.score.label"),
                attributes.text("gen_ai.evaluation.explanation"));
    }

    /** Writes the fields of {@code feedback.given}. */
    void describe(ObjectNode feedback) {
        var thumbs = label.map(text -> text.toLowerCase(Locale.ROOT));
        boolean isUp = thumbs.filter(UP::contains).isPresent();
        boolean isDown = thumbs.filter(DOWN::contains).isPresent();
        var rating = score.filter(value -> RATING.matcher(name).find())
                .filter(value -> value >= 1 && value <= 5 && value == Math.rint(value));
        rating.ifPresent(value -> feedback.put("rating", value.intValue()));
        if (isUp || isDown) {
            feedback.put("thumbs", isUp ? "up" : "down");
        }
        if (rating.isPresent() || isUp || isDown) {
            explanation.ifPresent(text -> feedback.put("comment", text));
        } else {
            feedback.put(
                    "comment",
                    Stream.of(Optional.of(name), label, score.map(Object::toString), explanation)
                            .flatMap(Optional::stream)
                            .collect(Collectors.joining(" · ")));
        }
        feedback.withObjectProperty("attributes").put("evaluation", name);
    }
}
