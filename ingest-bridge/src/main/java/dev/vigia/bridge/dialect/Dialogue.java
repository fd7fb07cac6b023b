package dev.vigia.bridge.dialect;

import dev.vigia.bridge.dialect.Reading.Marks;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.EventIds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection's state machine: readings in, events out.
 *
 * <p>A text without a conversation id belongs to the conversation that was named last on the connection, or else to
 * one of the connection's own. A streamed message becomes one event when its end is marked, when the connection
 * closes, or, with agents that never mark an end, when the user speaks again. A conversation that an earlier or
 * another connection has begun goes on: it begins once, and ends when the last connection leaves. Not thread-safe.
 */
public final class Dialogue {
    private static final int CONVERSATIONS_LIMIT = 1_000;

    private final Opening opening;
    private final Dialect dialect;
    private final DialogueRules rules;
    private final EventMaker maker;
    private final Map<String, Conversation> conversations = new LinkedHashMap<>();
    private String current;
    private boolean isNamed;
    private boolean marksEnds;
    private List<Capture> captures = new ArrayList<>();

    public Dialogue(Opening opening, Dialect dialect, DialogueRules rules, Instant openedAt) {
        this.opening = opening;
        this.dialect = dialect;
        this.rules = rules;
        this.maker = new EventMaker(opening, rules.pseudonyms());
        var named = opening.conversationId();
        this.isNamed = named != null;
        this.current = named == null ? EventIds.next(openedAt) : named;
    }

    /** A text message that arrived at {@code at}. */
    public List<Capture> text(Side side, String text, Instant at) {
        for (var reading : dialect.read(side, text)) {
            if (reading instanceof Reading.Item item) {
                var speaker = item.marks().speaker();
                take(speaker == null ? side : speaker, item, at);
            } else if (reading instanceof Reading.Malformed malformed) {
                unreadable(malformed.code(), malformed.reason(), text.getBytes(StandardCharsets.UTF_8), at);
            } else if (reading instanceof Reading.Context context) {
                learn(context.marks());
            } else {
                captures.add(reading instanceof Reading.Ignored ? Capture.Nothing.IGNORED : Capture.Nothing.OPAQUE);
            }
        }
        return taken();
    }

    /** Something that could not even be read as text. */
    public List<Capture> rejected(String code, String reason, byte[] raw, Instant at) {
        unreadable(code, reason, raw, at);
        return taken();
    }

    /**
     * The connection is over.
     *
     * @param by who left first
     * @param orderly they said so with a WebSocket close; else an answer that the user waits for counts as failed
     */
    public List<Capture> closed(Side by, boolean orderly, Instant at) {
        for (var conversation : conversations.values()) {
            if (conversation.begun) {
                left(conversation, by, orderly, at);
            }
        }
        conversations.clear();
        return taken();
    }

    private void left(Conversation conversation, Side by, boolean orderly, Instant at) {
        boolean cutOff = !conversation.streamed(Side.AGENT).isEmpty() || conversation.awaitsAnswer;
        flushAll(conversation, by == Side.AGENT ? "agent_left" : "user_left");
        boolean failed = by == Side.AGENT && !orderly && cutOff && !conversation.ended;
        if (failed) {
            emit(maker.failed(conversation, "agent_left", null, at));
        }
        boolean waits = conversation.awaitsAnswer && !failed;
        if (rules.conversations().leave(opening.agentId(), conversation.id, waits, at) && !conversation.ended) {
            emit(maker.ended(conversation, "disconnected", at));
        }
    }

    /** A name that nobody said to whom it belongs may name only what has no name yet. */
    private void learn(Marks marks) {
        maker.user(marks.userId());
        maker.model(marks.model());
        var named = marks.conversationId();
        if (named != null && !isNamed) {
            isNamed = true;
            current = named;
        }
        captures.add(Capture.Nothing.IGNORED);
    }

    private void take(Side side, Reading.Item item, Instant at) {
        var conversation = conversation(item.marks(), at);
        var id = item.marks().messageId();
        if (item instanceof Reading.StreamEnd end && end.text() == null && conversation.stream(side, id) == null) {
            captures.add(Capture.Nothing.IGNORED);
            return;
        }
        begin(conversation, at);
        if (item instanceof Reading.Message message) {
            message(side, conversation, message, at);
        } else if (item instanceof Reading.Piece piece) {
            stream(side, conversation, id, at).add(piece.text(), piece.marks(), at);
        } else if (item instanceof Reading.StreamEnd end) {
            marksEnds |= side == Side.AGENT;
            var open = conversation.stream(side, id);
            (open == null ? stream(side, conversation, id, at) : open).finish(end.text(), end.marks(), at);
            flush(side, conversation, id, end.finishReason());
        } else if (item instanceof Reading.Failure failure) {
            flushSide(Side.AGENT, conversation, "error");
            conversation.awaitsAnswer = false;
            emit(maker.failed(conversation, failure.reason(), failure.detail(), at));
        } else if (item instanceof Reading.Feedback feedback) {
            emit(maker.feedback(conversation, feedback, at));
        } else if (item instanceof Reading.Handoff handoff) {
            emit(maker.handoff(conversation, handoff, at));
        } else if (item instanceof Reading.End) {
            flushAll(conversation, "user_left");
            emit(maker.ended(conversation, "completed", at));
            conversation.ended = true;
            conversation.awaitsAnswer = false;
        }
    }

    private void message(Side side, Conversation conversation, Reading.Message message, Instant at) {
        var id = message.marks().messageId();
        var streamed = conversation.stream(side, id);
        if (streamed != null && streamed.repeats(message.text())) {
            streamed.finish(message.text(), message.marks(), at);
            flush(side, conversation, id, null);
            return;
        }
        flush(side, conversation, id, null);
        if (side == Side.USER && !marksEnds) {
            flushSide(Side.AGENT, conversation, null);
        }
        conversation.awaitsAnswer = side == Side.USER;
        var event = side == Side.USER
                ? maker.userMessage(conversation, message.text(), at)
                : maker.answer(conversation, message, at);
        conversation.recorded(id, event.envelope().eventId());
        emit(event);
    }

    private Conversation conversation(Marks marks, Instant at) {
        maker.user(marks.userId());
        var named = marks.conversationId();
        isNamed |= named != null;
        current = named == null ? current : named;
        var conversation = conversations.computeIfAbsent(current, Conversation::new);
        if (conversations.size() > CONVERSATIONS_LIMIT) {
            var oldest = conversations.values().iterator().next();
            flushAll(oldest, null);
            if (oldest.begun) {
                rules.conversations().leave(opening.agentId(), oldest.id, oldest.awaitsAnswer, at);
            }
            conversations.remove(oldest.id);
        }
        return conversation;
    }

    private void begin(Conversation conversation, Instant at) {
        conversation.ended = false;
        if (!conversation.begun) {
            conversation.begun = true;
            var entry = rules.conversations().enter(opening.agentId(), conversation.id, at);
            conversation.awaitsAnswer = entry.awaitsAnswer();
            if (entry.isNew()) {
                emit(maker.started(conversation, at));
            }
        }
    }

    private Stream stream(Side side, Conversation conversation, @Nullable String id, Instant at) {
        var stream = id == null || conversation.isStreaming(side, id) ? conversation.stream(side, id) : null;
        if (stream == null) {
            var open = conversation.streamed(side);
            if (open.size() >= Conversation.STREAMS_LIMIT) {
                flush(side, conversation, open.get(0), null);
            }
            stream = new Stream(at, rules.stallGap());
            conversation.open(side, id, stream);
        }
        return stream;
    }

    private void flushAll(Conversation conversation, @Nullable String finishReason) {
        flushSide(Side.USER, conversation, null);
        flushSide(Side.AGENT, conversation, finishReason);
    }

    private void flushSide(Side side, Conversation conversation, @Nullable String finishReason) {
        for (var id : conversation.streamed(side)) {
            flush(side, conversation, id, finishReason);
        }
    }

    /** What has been streamed so far becomes a message. */
    private void flush(Side side, Conversation conversation, @Nullable String id, @Nullable String finishReason) {
        var stream = conversation.close(side, id);
        if (stream != null) {
            conversation.awaitsAnswer = side == Side.USER;
            var event = side == Side.USER
                    ? maker.userMessage(conversation, stream)
                    : maker.answer(conversation, stream, finishReason);
            conversation.recorded(stream.marks().messageId(), event.envelope().eventId());
            emit(event);
        }
    }

    private void unreadable(String code, String reason, byte[] raw, Instant at) {
        captures.add(new Capture.Rejected(maker.rejected(code, reason, raw, current, at)));
    }

    private void emit(ChatEvent event) {
        captures.add(new Capture.Event(event));
    }

    private List<Capture> taken() {
        var taken = captures;
        captures = new ArrayList<>();
        return taken;
    }
}
