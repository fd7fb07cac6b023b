package dev.vigia.bridge.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.bridge.dialect.Reading.Marks;
import dev.vigia.events.EventJson;
import dev.vigia.events.RejectedEvent;
import dev.vigia.events.Thumbs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of agents about which nothing is known: plain text is a message; a JSON object says by its {@code type}
 * what it is, and has its text in the first of {@code text}, {@code content}, {@code message}, {@code delta}.
 */
public final class AutoDialect implements Dialect {
    private static final String[] TEXT_FIELDS = {"text", "content", "message", "delta"};

    @Override
    public List<Reading> read(Side side, String text) {
        return List.of(readOne(side, text));
    }

    private static Reading readOne(Side side, String text) {
        if (!text.stripLeading().startsWith("{")) {
            return new Reading.Message(Marks.NONE, StorableText.of(text));
        }
        try {
            return readObject(side, EventJson.parse(text.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException malformed) {
            return new Reading.Malformed(RejectedEvent.MALFORMED_JSON, "not JSON: " + malformed.getOriginalMessage());
        } catch (IOException malformed) {
            return new Reading.Malformed(RejectedEvent.MALFORMED_JSON, "not JSON: " + malformed.getMessage());
        }
    }

    private static Reading readObject(Side side, JsonNode object) {
        var fields = new FrameFields(object);
        var type = fields.text("type");
        var reading = fields.faults().isEmpty() ? readType(side, type == null ? "" : type, fields) : null;
        return reading != null && fields.faults().isEmpty()
                ? reading
                : new Reading.Malformed(RejectedEvent.INVALID_FIELD, String.join("; ", fields.faults()));
    }

    private static Reading readType(Side side, String type, FrameFields fields) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "", "message", "user_message", "agent_message", "text" ->
                message(fields, fields.firstText(TEXT_FIELDS));
            case "delta", "token", "chunk" -> piece(fields);
            case "done", "message_end" -> streamEnd(fields);
            case "end" -> side == Side.USER ? new Reading.End(marks(fields)) : streamEnd(fields);
            case "bye" -> side == Side.USER ? new Reading.End(marks(fields)) : unknown(fields);
            case "error" -> side == Side.AGENT ? failure(fields) : unknown(fields);
            case "rating", "feedback" -> feedback(fields);
            case "handoff" -> new Reading.Handoff(marks(fields), fields.word("to"), fields.word("reason"));
            case "typing", "ping", "pong", "status", "ack" -> new Reading.Ignored();
            default -> unknown(fields);
        };
    }

    private static Reading message(FrameFields fields, @Nullable String text) {
        return text == null ? new Reading.Opaque() : new Reading.Message(marks(fields), text);
    }

    private static Reading unknown(FrameFields fields) {
        var text = fields.textIfAny(TEXT_FIELDS);
        return text == null ? new Reading.Opaque() : new Reading.Message(marks(fields), text);
    }

    private static Reading piece(FrameFields fields) {
        var text = fields.firstText(TEXT_FIELDS);
        return new Reading.Piece(marks(fields), text == null ? "" : text);
    }

    private static Reading streamEnd(FrameFields fields) {
        return new Reading.StreamEnd(
                marks(fields), fields.firstText(TEXT_FIELDS), fields.word("finishReason", "finish_reason", "reason"));
    }

    private static Reading failure(FrameFields fields) {
        var reason = fields.word("reason", "code");
        var detail = fields.textIfAny("message", "text", "detail", "error", "content");
        return new Reading.Failure(marks(fields), reason == null ? "error" : reason, detail);
    }

    private static Reading feedback(FrameFields fields) {
        var rating = fields.whole("rating", 1, 5);
        var score = rating == null ? fields.whole("score", 1, 5) : rating;
        var comment = fields.text("comment");
        var thumbs = thumbs(fields);
        if (score == null
                && thumbs == null
                && comment == null
                && fields.faults().isEmpty()) {
            fields.faults().add("one of rating, score, thumbs and comment is needed");
        }
        return new Reading.Feedback(marks(fields), score, thumbs, comment, fields.id("messageId"));
    }

    private static @Nullable Thumbs thumbs(FrameFields fields) {
        var name = fields.text("thumbs");
        for (var thumbs : Thumbs.values()) {
            if (thumbs.wireName().equals(name)) {
                return thumbs;
            }
        }
        if (name != null) {
            fields.faults().add("thumbs must be up or down");
        }
        return null;
    }

    private static Marks marks(FrameFields fields) {
        var usage = fields.within("usage");
        var marks = new Marks(
                fields.id("conversationId"),
                fields.id("userId"),
                null,
                null,
                fields.word("model"),
                usage.count("inputTokens"),
                usage.count("outputTokens"),
                fields.flag("fallback"));
        usage.faults().forEach(fault -> fields.faults().add("usage." + fault));
        return marks;
    }
}
