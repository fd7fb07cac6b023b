package dev.vigia.bridge.dialect;

import dev.vigia.bridge.dialect.Reading.Marks;
import dev.vigia.bridge.privacy.Pseudonyms;
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
 * closes, or, with agents that never mark an end, when the user speaks again. Not thread-safe.
 */
public final class Dialogue {
    private static final int CONVERSATIONS_LIMIT = 1_000;

    private final Dialect dialect;
    private final EventMaker maker;
    private final Map<String, Conversation> conversations = new LinkedHashMap<>();
    private String current;
    private boolean marksEnds;
    private List<Capture> captures = new ArrayList<>();

    public Dialogue(Opening opening, Dialect dialect, Pseudonyms pseudonyms, Instant openedAt) {
        this.dialect = dialect;
        this.maker = new EventMaker(opening, pseudonyms);
        var named = opening.conversationId();
        this.current = named == null ? EventIds.next(openedAt) : named;
    }

    /** A text message that arrived at {@code at}. */
    public List<Capture> text(Side side, String text, Instant at) {
        var reading = dialect.read(side, text);
        if (reading instanceof Reading.Item item) {
            take(side, item, at);
        } else if (reading instanceof Reading.Malformed malformed) {
            unreadable(malformed.code(), malformed.reason(), text.getBytes(StandardCharsets.UTF_8), at);
        } else {
            captures.add(reading instanceof Reading.Ignored ? Capture.Nothing.IGNORED : Capture.Nothing.OPAQUE);
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
            if (!conversation.ended) {
                boolean cutOff = conversation.agentStream != null || conversation.awaitsAnswer;
                leave(conversation, by == Side.AGENT ? "agent_left" : "user_left");
                if (by == Side.AGENT && !orderly && cutOff) {
                    emit(maker.failed(conversation, "agent_left", null, at));
                }
                emit(maker.ended(conversation, "disconnected", at));
            }
        }
        conversations.clear();
        return taken();
    }

    private void take(Side side, Reading.Item item, Instant at) {
        var conversation = conversation(item.marks());
        if (item instanceof Reading.StreamEnd end && end.text() == null && conversation.stream(side) == null) {
            captures.add(Capture.Nothing.IGNORED);
            return;
        }
        begin(conversation, at);
        if (item instanceof Reading.Message message) {
            message(side, conversation, message, at);
        } else if (item instanceof Reading.Piece piece) {
            stream(side, conversation, at).add(piece.text(), piece.marks(), at);
        } else if (item instanceof Reading.StreamEnd end) {
            marksEnds |= side == Side.AGENT;
            stream(side, conversation, at).finish(end.text(), end.marks(), at);
            flush(side, conversation, end.finishReason());
        } else if (item instanceof Reading.Failure failure) {
            flush(Side.AGENT, conversation, "error");
            conversation.awaitsAnswer = false;
            emit(maker.failed(conversation, failure.reason(), failure.detail(), at));
        } else if (item instanceof Reading.Feedback feedback) {
            emit(maker.feedback(conversation, feedback, at));
        } else if (item instanceof Reading.Handoff handoff) {
            emit(maker.handoff(conversation, handoff, at));
        } else if (item instanceof Reading.End) {
            leave(conversation, "user_left");
            emit(maker.ended(conversation, "completed", at));
            conversation.ended = true;
        }
    }

    private void message(Side side, Conversation conversation, Reading.Message message, Instant at) {
        var streamed = conversation.stream(side);
        if (streamed != null && streamed.repeats(message.text())) {
            streamed.finish(message.text(), message.marks(), at);
            flush(side, conversation, null);
            return;
        }
        flush(side, conversation, null);
        if (side == Side.USER && !marksEnds) {
            flush(Side.AGENT, conversation, null);
        }
        conversation.awaitsAnswer = side == Side.USER;
        emit(
                side == Side.USER
                        ? maker.userMessage(conversation, message.text(), at)
                        : maker.answer(conversation, message, at));
    }

    private Conversation conversation(Marks marks) {
        maker.user(marks.userId());
        var named = marks.conversationId();
        current = named == null ? current : named;
        var conversation = conversations.computeIfAbsent(current, Conversation::new);
        if (conversations.size() > CONVERSATIONS_LIMIT) {
            var oldest = conversations.values().iterator().next();
            leave(oldest, null);
            conversations.remove(oldest.id);
        }
        return conversation;
    }

    private void begin(Conversation conversation, Instant at) {
        conversation.ended = false;
        if (!conversation.started) {
            conversation.started = true;
            emit(maker.started(conversation, at));
        }
    }

    private static Stream stream(Side side, Conversation conversation, Instant at) {
        var stream = conversation.stream(side);
        if (stream == null) {
            stream = new Stream(at);
            conversation.stream(side, stream);
        }
        return stream;
    }

    private void leave(Conversation conversation, @Nullable String finishReason) {
        flush(Side.USER, conversation, null);
        flush(Side.AGENT, conversation, finishReason);
    }

    /** What has been streamed so far becomes a message. */
    private void flush(Side side, Conversation conversation, @Nullable String finishReason) {
        var stream = conversation.stream(side);
        if (stream != null) {
            conversation.stream(side, null);
            conversation.awaitsAnswer = side == Side.USER;
            emit(
                    side == Side.USER
                            ? maker.userMessage(conversation, stream)
                            : maker.answer(conversation, stream, finishReason));
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
