package dev.vigia.bridge.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.bridge.dialect.Dialect;
import dev.vigia.bridge.dialect.Reading;
import dev.vigia.bridge.dialect.Reading.Marks;
import dev.vigia.bridge.dialect.Side;
import dev.vigia.bridge.dialect.StorableText;
import dev.vigia.bridge.profiles.FrameFormat.Frame;
import dev.vigia.events.RejectedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dialect made of rules: the first rule that matches a frame says what it is.
 *
 * @param plainText what a frame that is not of the format is: a message, nothing, or an error
 * @param each leads to the array whose elements are read one by one; null where a frame is one thing
 * @param roles the words that agents use for who speaks; a speaker with any other role is neither user nor agent
 * @param otherwiseIgnored whether frames that no rule matches are known to be of no interest, or are not understood
 */
record ProfileDialect(
        FrameFormat format,
        PlainText plainText,
        @Nullable Pointer each,
        Map<Side, Set<String>> roles,
        List<Rule> rules,
        boolean otherwiseIgnored)
        implements Dialect {
    private static final int BATCH_LIMIT = 1_000;

    /** What a frame is that is not of the profile's format. */
    enum PlainText {
        MESSAGE,
        IGNORE,
        REJECT
    }

    @Override
    public List<Reading> read(Side side, String text) {
        var frame = format.read(text);
        if (frame instanceof Frame.Document document) {
            return read(side, document.root());
        }
        return List.of(frame instanceof Frame.Unreadable unreadable ? plain(text, unreadable) : new Reading.Ignored());
    }

    private Reading plain(String text, Frame.Unreadable unreadable) {
        return switch (plainText) {
            case MESSAGE -> new Reading.Message(Marks.NONE, StorableText.of(text));
            case IGNORE -> new Reading.Ignored();
            case REJECT -> new Reading.Malformed(RejectedEvent.MALFORMED_JSON, unreadable.reason());
        };
    }

    private List<Reading> read(Side side, JsonNode root) {
        var batch = each == null
                ? null
                : each.in(root).stream().filter(JsonNode::isArray).findFirst().orElse(null);
        if (batch == null) {
            return List.of(readOne(side, root));
        }
        var readings = new ArrayList<Reading>();
        for (var element : batch) {
            if (readings.size() == BATCH_LIMIT) {
                readings.add(new Reading.Malformed(
                        RejectedEvent.TOO_LARGE, "only the first " + BATCH_LIMIT + " of a frame's messages are read"));
                break;
            }
            readings.add(readOne(side, element));
        }
        return readings;
    }

    private Reading readOne(Side side, JsonNode node) {
        for (var rule : rules) {
            if (rule.matches(side, node)) {
                return new RuleReader(rule, node, roles).read();
            }
        }
        return otherwiseIgnored ? new Reading.Ignored() : new Reading.Opaque();
    }
}
