package dev.vigia.bridge.testkit;

import dev.vigia.bridge.testbroker.TopicReader;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.Decoded;
import dev.vigia.events.EventJson;
import dev.vigia.events.RejectedEvent;
import dev.vigia.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/** What has reached Kafka, as the consumers of contract 1 see it: duplicates by event id count once. */
public final class RecordedEvents implements AutoCloseable {
    private final TopicReader events;
    private final TopicReader rejected;

    public RecordedEvents(String bootstrap) {
        events = new TopicReader(bootstrap, Topics.EVENTS);
        rejected = new TopicReader(bootstrap, Topics.REJECTED);
    }

    /** The events of one conversation, as soon as they satisfy the condition. */
    public List<ChatEvent> of(String conversation, Predicate<List<ChatEvent>> condition) {
        return ofConversation(
                events.until(values -> condition.test(ofConversation(values, conversation))), conversation);
    }

    /** All events, as soon as they satisfy the condition. */
    public List<ChatEvent> all(Predicate<List<ChatEvent>> condition) {
        return decoded(events.until(values -> condition.test(decoded(values))));
    }

    /** The dead letters of one conversation, as soon as they satisfy the condition. */
    public List<RejectedEvent> rejectedOf(String conversation, Predicate<List<RejectedEvent>> condition) {
        return rejected.until(values -> condition.test(rejectedIn(values, conversation))).stream()
                .map(RecordedEvents::decodeRejected)
                .filter(letter -> conversation.equals(letter.conversationId()))
                .toList();
    }

    private static List<RejectedEvent> rejectedIn(List<byte[]> values, String conversation) {
        return values.stream()
                .map(RecordedEvents::decodeRejected)
                .filter(letter -> conversation.equals(letter.conversationId()))
                .toList();
    }

    private static List<ChatEvent> ofConversation(List<byte[]> values, String conversation) {
        return decoded(values).stream()
                .filter(event -> conversation.equals(event.envelope().conversationId()))
                .toList();
    }

    private static List<ChatEvent> decoded(List<byte[]> values) {
        var byId = new LinkedHashMap<String, ChatEvent>();
        for (var value : values) {
            if (!(EventJson.decode(value) instanceof Decoded.Accepted accepted)) {
                throw new AssertionError("The bridge published what contract 1 refuses: " + new String(value));
            }
            byId.putIfAbsent(accepted.event().envelope().eventId(), accepted.event());
        }
        return List.copyOf(byId.values());
    }

    private static RejectedEvent decodeRejected(byte[] value) {
        try {
            return EventJson.decodeRejected(value);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    @Override
    public void close() {
        events.close();
        rejected.close();
    }
}
