package dev.vigia.jobs.conversations;

import dev.vigia.events.ChatEvent;
import dev.vigia.events.Envelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes up conversations with everything that happens in them, reproducibly. */
final class Scripted {
    private static final String[] LOCALES = {"es", "en"};

    private Scripted() {}

    /** @param count how many conversations; they begin within a quarter of an hour */
    static List<ChatEvent> conversations(Random random, int count) {
        return conversations(random, count, Duration.ofMinutes(15));
    }

    /** @param within the time in which they begin */
    static List<ChatEvent> conversations(Random random, int count, Duration within) {
        var events = new ArrayList<ChatEvent>();
        for (int i = 0; i < count; i++) {
            events.addAll(
                    conversation(random, "c" + i, "u" + random.nextInt(count), random.nextInt((int) within.toSeconds()))
                            .events());
        }
        return events;
    }

    /** The same event in another conversation. @param id null: one that only the user tells */
    static ChatEvent in(ChatEvent event, @Nullable String id) {
        var envelope = event.envelope();
        return event.with(new Envelope(
                envelope.eventId(),
                envelope.agentId(),
                envelope.agentVersion(),
                id,
                envelope.userId(),
                envelope.channel(),
                envelope.locale(),
                envelope.occurredAt(),
                envelope.observedAt(),
                envelope.source(),
                envelope.sequence(),
                envelope.attributes()));
    }

    private static Dialogue conversation(Random random, String id, String user, double begins) {
        var dialogue = new Dialogue(id).by(user).with("agent-" + random.nextInt(2), LOCALES[random.nextInt(2)]);
        double at = begins;
        dialogue.started(at);
        if (random.nextInt(4) == 0) {
            dialogue.agent(at += 0.3);
        }
        int turns = random.nextInt(10) == 0 ? 40 : random.nextInt(6);
        for (int turn = 0; turn < turns; turn++) {
            at = turn(random, dialogue, at);
        }
        if (random.nextInt(8) == 0) {
            dialogue.handedOff(at += 1);
        }
        if (random.nextInt(3) > 0) {
            dialogue.ended(at += random.nextInt(400), random.nextBoolean() ? "completed" : "disconnected");
            if (random.nextInt(6) == 0) {
                at = turn(random, dialogue, at + 2);
            }
        }
        while (random.nextInt(3) == 0) {
            dialogue.rated(at + random.nextInt(200_000), 1 + random.nextInt(5));
        }
        return dialogue;
    }

    private static double turn(Random random, Dialogue dialogue, double from) {
        // Some messages come within one instant: recordings have whole seconds.
        double at = from + (random.nextInt(5) == 0 ? 0 : random.nextInt(60) + random.nextDouble());
        dialogue.user(at);
        double later = at + (random.nextInt(6) == 0 ? 0 : random.nextDouble() * 5);
        switch (random.nextInt(10)) {
            case 0 -> dialogue.failed(later);
            case 1 -> dialogue.fallback(later);
            case 2 -> dialogue.failed(later).agent(later + 1, later + 4);
            case 3 -> dialogue.agent(later).failed(later + 2);
            case 4 -> {
                return at + random.nextInt(500);
            }
            case 5 -> dialogue.agent(at + 400, at + 401);
            case 6 -> dialogue.agent(later).agent(later + 2, later + 3).fallback(later + 4);
            default -> dialogue.agent(later, later + random.nextInt(10));
        }
        return at + 500 * (random.nextInt(12) == 0 ? 1 : 0) + 8;
    }
}
