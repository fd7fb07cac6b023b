package dev.vigia.jobs.conversations;

import dev.vigia.events.AgentMessage;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.ConversationHandoff;
import dev.vigia.events.ConversationStarted;
import dev.vigia.events.Envelope;
import dev.vigia.events.FeedbackGiven;
import dev.vigia.events.MessageFailed;
import dev.vigia.events.UserMessage;
import dev.vigia.jobs.FlatEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the events of one conversation by hand; times are seconds after {@link #START}. */
final class Dialogue {
    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final String conversationId;
    private final List<ChatEvent> events = new ArrayList<>();
    private String agentId = "agent";
    private String locale = "es";
    private String user;

    Dialogue(String conversationId) {
        this.conversationId = conversationId;
        user = "user-of-" + conversationId;
    }

    static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    static long millisAt(double seconds) {
        return at(seconds).toEpochMilli();
    }

    Dialogue with(String agent, String language) {
        agentId = agent;
        locale = language;
        return this;
    }

    Dialogue by(String whom) {
        user = whom;
        return this;
    }

    Dialogue started(double at) {
        return add(new ConversationStarted(envelope(at)));
    }

    Dialogue user(double at) {
        return add(new UserMessage(envelope(at), "question " + events.size()));
    }

    /** An answer from its first to its last piece. */
    Dialogue agent(double at, double until) {
        return answer(at, until, false);
    }

    Dialogue agent(double at) {
        return answer(at, at, false);
    }

    Dialogue fallback(double at) {
        return answer(at, at, true);
    }

    Dialogue failed(double at) {
        return add(new MessageFailed(envelope(at), "overloaded", "no capacity"));
    }

    Dialogue rated(double at, int rating) {
        return add(new FeedbackGiven(envelope(at), rating, null, "so so", null));
    }

    Dialogue handedOff(double at) {
        return add(new ConversationHandoff(envelope(at), "desk", "asked for"));
    }

    Dialogue ended(double at, String reason) {
        return add(new ConversationEnded(envelope(at), reason));
    }

    List<ChatEvent> events() {
        return events;
    }

    List<FlatEvent> flat() {
        return events.stream().map(FlatEvent::of).toList();
    }

    private Dialogue answer(double at, double until, boolean fallback) {
        int stalls = events.size() % 3;
        return add(new AgentMessage(
                envelope(at),
                "answer " + events.size(),
                at(at),
                at(until),
                3,
                "stop",
                "m1",
                10L,
                20L,
                fallback,
                stalls == 0 ? null : (Integer) stalls));
    }

    private Dialogue add(ChatEvent event) {
        events.add(event);
        return this;
    }

    private Envelope envelope(double at) {
        int sequence = events.size();
        return new Envelope(
                conversationId + "-" + sequence,
                agentId,
                "v1",
                conversationId,
                user,
                "web",
                locale,
                at(at),
                at(at),
                "source-of-" + conversationId,
                sequence,
                Map.of());
    }
}
