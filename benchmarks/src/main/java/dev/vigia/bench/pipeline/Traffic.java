package dev.vigia.bench.pipeline;

import dev.vigia.events.AgentMessage;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.ConversationStarted;
import dev.vigia.events.Envelope;
import dev.vigia.events.EventJson;
import dev.vigia.events.FeedbackGiven;
import dev.vigia.events.Topics;
import dev.vigia.events.UserMessage;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Endless generated traffic, the same for the same seed: a fixed number of conversations goes on at any time, each of
 * a start, three to ten turns, sometimes a rating, and an end; the next one follows. Event time moves with the events.
 */
final class Traffic {
    private static final int AT_ONCE = 1_000;
    private static final String WORDS = "hola necesito cambiar la fecha de mi vuelo y no encuentro la reserva que hice"
            + " ayer por la tarde con la tarjeta nueva porque el correo no ha llegado todavia a mi bandeja de entrada ";

    private final Random random;
    private final int agents;
    private final double hot;
    private final Dialogue hotDialogue = new Dialogue("hot", "user-hot", Integer.MAX_VALUE);
    private final Dialogue[] dialogues = new Dialogue[AT_ONCE];
    private long now = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();
    private long conversations;
    private long events;

    /** A conversation that goes on. */
    private static final class Dialogue {
        private final String id;
        private final String user;
        private int turnsLeft;
        private int step;

        private Dialogue(String id, String user, int turns) {
            this.id = id;
            this.user = user;
            this.turnsLeft = turns;
        }
    }

    /**
     * @param agents that share the conversations
     * @param hot the share of events that belong to one endless conversation
     */
    Traffic(long seed, int agents, double hot) {
        random = new Random(seed);
        this.agents = agents;
        this.hot = hot;
    }

    /** Sends so many events to the events' topic. */
    void sendTo(Servers servers, long count) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers.bootstrap(), "linger.ms", "20");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (long i = 0; i < count; i++) {
                var event = next();
                producer.send(new ProducerRecord<>(Topics.EVENTS, event.key(), EventJson.encode(event)));
            }
        }
    }

    ChatEvent next() {
        if (hot > 0 && random.nextDouble() < hot) {
            tick();
            boolean asks = hotDialogue.step++ % 2 == 0;
            return asks ? new UserMessage(envelope(hotDialogue), text(8, 25)) : answer(hotDialogue);
        }
        int slot = random.nextInt(AT_ONCE);
        var dialogue = dialogues[slot];
        if (dialogue == null) {
            dialogue = new Dialogue(
                    new UUID(random.nextLong(), conversations++).toString(),
                    "user-" + random.nextInt(50_000),
                    3 + random.nextInt(8));
            dialogues[slot] = dialogue;
        }
        tick();
        int step = dialogue.step++;
        if (step == 0) {
            return new ConversationStarted(envelope(dialogue));
        }
        if (dialogue.turnsLeft > 0) {
            if (step % 2 == 1) {
                return new UserMessage(envelope(dialogue), text(8, 25));
            }
            dialogue.turnsLeft--;
            return answer(dialogue);
        }
        if (step % 2 == 1 && random.nextInt(4) == 0) {
            return new FeedbackGiven(envelope(dialogue), 1 + random.nextInt(5), null, null, null);
        }
        dialogues[slot] = null;
        return new ConversationEnded(envelope(dialogue), "completed");
    }

    private void tick() {
        now += random.nextInt(10);
        events++;
    }

    private AgentMessage answer(Dialogue dialogue) {
        var envelope = envelope(dialogue);
        var first = envelope.occurredAt();
        return new AgentMessage(
                envelope,
                text(20, 70),
                first,
                first.plusMillis(200 + random.nextInt(3_000)),
                5 + random.nextInt(40),
                "stop",
                "model-" + random.nextInt(2),
                100L + random.nextInt(900),
                20L + random.nextInt(200),
                random.nextInt(30) == 0);
    }

    private Envelope envelope(Dialogue dialogue) {
        var at = Instant.ofEpochMilli(now);
        return new Envelope(
                new UUID(events, random.nextLong()).toString(),
                "agent-" + Math.floorMod(dialogue.user.hashCode(), agents),
                "2026.3",
                dialogue.id,
                dialogue.user,
                "web",
                "es",
                at,
                at.plusMillis(3),
                "tap/" + dialogue.id,
                dialogue.step - 1L,
                Map.of());
    }

    private String text(int fewest, int most) {
        int words = fewest + random.nextInt(most - fewest);
        int from = random.nextInt(WORDS.length() / 2);
        var text = new StringBuilder();
        while (text.length() < words * 6) {
            text.append(WORDS, from, WORDS.length());
        }
        return text.substring(0, words * 6);
    }
}
