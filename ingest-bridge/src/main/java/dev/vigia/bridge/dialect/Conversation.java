package dev.vigia.bridge.dialect;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a connection remembers of one conversation. */
final class Conversation {
    /** Streams that one side may have open at a time. */
    static final int STREAMS_LIMIT = 64;

    private static final int MESSAGES_LIMIT = 1_000;
    /** Stands for the message without an id. */
    private static final String UNNAMED = "";

    final String id;
    boolean begun;
    boolean ended;
    /** The last thing said was the user's. */
    boolean awaitsAnswer;

    private final Map<Side, Map<String, Stream>> streams = new EnumMap<>(Side.class);
    /** The agent's ids of the latest messages, each with the id of its event. */
    private final Map<String, String> events = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MESSAGES_LIMIT;
        }
    };

    Conversation(String id) {
        this.id = id;
    }

    /**
     * The open stream that a text goes on with: the one of its message; for a text without an id the youngest one; for
     * one with an id that no piece had, the one whose pieces had no id.
     */
    @Nullable
    Stream stream(Side side, @Nullable String messageId) {
        var key = key(side, messageId);
        return key == null ? null : streams(side).get(key);
    }

    void open(Side side, @Nullable String messageId, Stream stream) {
        streams(side).put(messageId == null ? UNNAMED : messageId, stream);
    }

    /** Takes out what {@link #stream} finds. */
    @Nullable
    Stream close(Side side, @Nullable String messageId) {
        var key = key(side, messageId);
        return key == null ? null : streams(side).remove(key);
    }

    /** Whether pieces of exactly this message have been seen. */
    boolean isStreaming(Side side, String messageId) {
        return streams(side).containsKey(messageId);
    }

    private @Nullable String key(Side side, @Nullable String messageId) {
        var open = streams(side);
        if (open.isEmpty()) {
            return null;
        }
        if (messageId == null) {
            return open.keySet().stream().reduce((older, younger) -> younger).orElse(null);
        }
        if (open.containsKey(messageId)) {
            return messageId;
        }
        return open.containsKey(UNNAMED) ? UNNAMED : null;
    }

    /** The ids of the messages that one side is streaming, in the order in which they began. */
    List<String> streamed(Side side) {
        return List.copyOf(streams(side).keySet());
    }

    private Map<String, Stream> streams(Side side) {
        return streams.computeIfAbsent(side, unused -> new LinkedHashMap<>());
    }

    void recorded(@Nullable String messageId, String eventId) {
        if (messageId != null) {
            events.put(messageId, eventId);
        }
    }

    /** The id of the event that recorded a message; of a message unknown here, its own id. */
    @Nullable
    String eventOf(@Nullable String messageId) {
        return messageId == null ? null : events.getOrDefault(messageId, messageId);
    }
}
