package dev.vigia.bridge.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.bridge.dialect.Reading;
import dev.vigia.bridge.dialect.Reading.Marks;
import dev.vigia.bridge.dialect.Side;
import dev.vigia.bridge.dialect.StorableText;
import dev.vigia.events.RejectedEvent;
import dev.vigia.events.Thumbs;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one frame as its rule says. A frame that lacks what makes it what it is was not understood; one whose
 * conversation or rating cannot be used is malformed; anything else that cannot be used counts as absent.
 */
final class RuleReader {
    private static final int WORD_LIMIT = 200;
    private static final Set<String> UP =
            Set.of("up", "thumbs_up", "thumbsup", "like", "liked", "positive", "good", "true", "1", "+1", "👍");
    private static final Set<String> DOWN = Set.of(
            "down", "thumbs_down", "thumbsdown", "dislike", "disliked", "negative", "bad", "false", "-1", "0", "👎");

    private final Rule rule;
    private final JsonNode frame;
    private final Map<Side, Set<String>> roles;

    RuleReader(Rule rule, JsonNode frame, Map<Side, Set<String>> roles) {
        this.rule = rule;
        this.frame = frame;
        this.roles = roles;
    }

    Reading read() {
        var role = word(Field.ROLE);
        var speaker = speaker(role);
        if (role != null && speaker == null) {
            return new Reading.Ignored();
        }
        var conversation = word(Field.CONVERSATION);
        if (conversation != null && conversation.length() > WORD_LIMIT) {
            return malformed("the conversation's id is longer than " + WORD_LIMIT + " characters");
        }
        return read(marks(conversation, speaker));
    }

    private Reading read(Marks marks) {
        return switch (rule.is()) {
            case MESSAGE -> {
                var text = text(Field.TEXT, "\n");
                yield text == null ? new Reading.Opaque() : new Reading.Message(marks, text);
            }
            case DELTA -> {
                var text = text(Field.TEXT, "");
                yield text == null || text.isEmpty() ? new Reading.Ignored() : new Reading.Piece(marks, text);
            }
            case DONE -> {
                var text = text(Field.TEXT, "\n");
                yield new Reading.StreamEnd(
                        marks, text == null || text.isEmpty() ? null : text, shortWord(Field.FINISH_REASON));
            }
            case ERROR -> {
                var reason = shortWord(Field.REASON);
                yield new Reading.Failure(marks, reason == null ? "error" : reason, text(Field.DETAIL, "\n"));
            }
            case RATING -> rating(marks);
            case HANDOFF -> new Reading.Handoff(marks, shortWord(Field.TO), shortWord(Field.REASON));
            case END -> new Reading.End(marks);
            case CONTEXT -> new Reading.Context(marks);
            case IGNORE -> new Reading.Ignored();
        };
    }

    private Reading rating(Marks marks) {
        var word = word(Field.RATING);
        var rating = word == null ? null : stars(word);
        if (word != null && rating == null) {
            return malformed("the rating must be a whole number from 1 to 5");
        }
        var thumbs = thumbs(word(Field.THUMBS));
        var comment = text(Field.COMMENT, "\n");
        if (rating == null && thumbs == null && comment == null) {
            return malformed("there is no rating, no thumb and no comment");
        }
        return new Reading.Feedback(marks, rating, thumbs, comment, shortWord(Field.RATED));
    }

    private static @Nullable Integer stars(String word) {
        return word.length() == 1 && word.charAt(0) >= '1' && word.charAt(0) <= '5'
                ? (Integer) (word.charAt(0) - '0')
                : null;
    }

    private static @Nullable Thumbs thumbs(@Nullable String word) {
        var name = word == null ? "" : word.toLowerCase(Locale.ROOT);
        return UP.contains(name) ? Thumbs.UP : DOWN.contains(name) ? Thumbs.DOWN : null;
    }

    private static Reading malformed(String reason) {
        return new Reading.Malformed(RejectedEvent.INVALID_FIELD, reason);
    }

    private @Nullable Side speaker(@Nullable String role) {
        if (role == null) {
            return rule.speaker();
        }
        return roles.entrySet().stream()
                .filter(side -> side.getValue().contains(role.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private Marks marks(@Nullable String conversation, @Nullable Side speaker) {
        var fallback = rule.fallback();
        return new Marks(
                conversation,
                word(Field.USER),
                shortWord(Field.MESSAGE),
                speaker,
                shortWord(Field.MODEL),
                count(Field.INPUT_TOKENS),
                count(Field.OUTPUT_TOKENS),
                fallback != null && fallback.holds(frame));
    }

    /** Strings only; the texts of several parts are joined. */
    private @Nullable String text(Field field, String between) {
        for (var pointer : pointers(field)) {
            var parts = pointer.in(frame).stream().filter(JsonNode::isTextual).toList();
            if (!parts.isEmpty()) {
                return StorableText.of(parts.stream().map(JsonNode::textValue).collect(Collectors.joining(between)));
            }
        }
        return null;
    }

    /** The first scalar that is not blank. */
    private @Nullable String word(Field field) {
        for (var pointer : pointers(field)) {
            for (var node : pointer.in(frame)) {
                if (node.isValueNode() && !node.asText().isBlank()) {
                    return StorableText.of(node.asText());
                }
            }
        }
        return null;
    }

    private @Nullable String shortWord(Field field) {
        var word = word(field);
        return word == null ? null : StorableText.cut(word, WORD_LIMIT);
    }

    private @Nullable Long count(Field field) {
        for (var pointer : pointers(field)) {
            for (var node : pointer.in(frame)) {
                if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0) {
                    return node.longValue();
                }
            }
        }
        return null;
    }

    private List<Pointer> pointers(Field field) {
        return rule.fields().getOrDefault(field, List.of());
    }
}
