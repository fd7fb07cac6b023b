package dev.vigia.bridge.testkit;

import static org.awaitility.Awaitility.await;

import dev.vigia.bridge.testbroker.TopicReader;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.Decoded;
import dev.vigia.events.EventJson;
import dev.vigia.events.RejectedEvent;
import dev.vigia.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What has reached Kafka, as the consumers of contract 1 see it: duplicates by event id count once. */
public final class RecordedEvents implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TopicReader eventTopic;
    private final TopicReader rejectedTopic;
    private final Map<String, Integer> deliveries = new HashMap<>();
    private final Set<String> eventIds = new HashSet<>();
    private final Map<String, String> traceParents = new HashMap<>();
    private final Map<String, List<ChatEvent>> events = new HashMap<>();
    private final Map<String, List<RejectedEvent>> rejected = new HashMap<>();

    public RecordedEvents(String bootstrap) {
        eventTopic = new TopicReader(bootstrap, Topics.EVENTS);
        rejectedTopic = new TopicReader(bootstrap, Topics.REJECTED);
    }

    /** The events of one conversation (or agent, for events outside of any), as soon as they satisfy the condition. */
    public List<ChatEvent> of(String conversation, Predicate<List<ChatEvent>> condition) {
        return until(condition, () -> {
            eventTopic.nextRecords().forEach(this::take);
            return events.getOrDefault(conversation, List.of());
        });
    }

    /** The events of many conversations, as soon as those of each satisfy the condition. */
    public List<List<ChatEvent>> ofAll(List<String> conversations, Predicate<List<ChatEvent>> condition) {
        return until(all -> all.stream().allMatch(condition), () -> {
            eventTopic.nextRecords().forEach(this::take);
            return conversations.stream()
                    .map(conversation -> List.copyOf(events.getOrDefault(conversation, List.of())))
                    .toList();
        });
    }

    /** The dead letters of one conversation, as soon as they satisfy the condition. */
    public List<RejectedEvent> rejectedOf(String conversation, Predicate<List<RejectedEvent>> condition) {
        return until(condition, () -> {
            rejectedTopic.next().forEach(this::takeRejected);
            return rejected.getOrDefault(conversation, List.of());
        });
    }

    /** How often the event has been published, as far as was read. */
    public int deliveries(String eventId) {
        return deliveries.getOrDefault(eventId, 0);
    }

    /** The value of the event's Kafka header of W3C Trace Context; empty where it has none. */
    public Optional<String> traceParent(ChatEvent event) {
        return Optional.ofNullable(traceParents.get(event.envelope().eventId()));
    }

    private static <T> List<T> until(Predicate<List<T>> condition, Supplier<List<T>> source) {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> condition.test(source.get()));
        return List.copyOf(source.get());
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        var value = message.value();
        if (!(EventJson.decode(value) instanceof Decoded.Accepted accepted)) {
            throw new AssertionError("The bridge published what contract 1 refuses: " + new String(value));
        }
        var event = accepted.event();
        deliveries.merge(event.envelope().eventId(), 1, Integer::sum);
        var header = message.headers().lastHeader("traceparent");
        if (header != null) {
            traceParents.put(event.envelope().eventId(), new String(header.value(), StandardCharsets.US_ASCII));
        }
        if (eventIds.add(event.envelope().eventId())) {
            events.computeIfAbsent(event.key(), key -> new ArrayList<>()).add(event);
        }
    }

    private void takeRejected(byte[] value) {
        try {
            var letter = EventJson.decodeRejected(value);
            rejected.computeIfAbsent(Objects.toString(letter.conversationId()), key -> new ArrayList<>())
                    .add(letter);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    @Override
    public void close() {
        eventTopic.close();
        rejectedTopic.close();
    }
}
