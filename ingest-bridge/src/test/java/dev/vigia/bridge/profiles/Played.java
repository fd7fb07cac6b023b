package dev.vigia.bridge.profiles;

import dev.vigia.bridge.dialect.Capture;
import dev.vigia.bridge.dialect.Dialogue;
import dev.vigia.bridge.dialect.DialogueRules;
import dev.vigia.bridge.dialect.HandshakeValues;
import dev.vigia.bridge.dialect.OpenConversations;
import dev.vigia.bridge.dialect.Side;
import dev.vigia.bridge.privacy.Pseudonyms;
import dev.vigia.events.AgentMessage;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.ConversationHandoff;
import dev.vigia.events.FeedbackGiven;
import dev.vigia.events.MessageFailed;
import dev.vigia.events.UserMessage;
import dev.vigia.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connection on which frames are played, one a second, and what became of them. */
final class Played {
    static final Pseudonyms PSEUDONYMS = new Pseudonyms(new Secret("key"));

    private final Dialogue dialogue;
    private final List<Capture> captures = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    private Played(Profile profile, HandshakeValues handshake) {
        var rules = new DialogueRules(PSEUDONYMS, new OpenConversations(), Duration.ofMillis(1500));
        this.dialogue = new Dialogue(profile.names().opening(handshake, "bot", "tap-1"), profile.dialect(), rules, now);
    }

    static Played with(Profile profile) {
        return with(profile, Map.of(), Map.of());
    }

    static Played with(Profile profile, Map<String, String> query, Map<String, String> headers) {
        return new Played(profile, new HandshakeValues() {
            @Override
            public Optional<String> query(String name) {
                return Optional.ofNullable(query.get(name));
            }

            @Override
            public Optional<String> header(String name) {
                return Optional.ofNullable(headers.get(name));
            }
        });
    }

    Played user(String text) {
        return frame(Side.USER, text);
    }

    Played agent(String text) {
        return frame(Side.AGENT, text);
    }

    private Played frame(Side side, String text) {
        now = now.plusSeconds(1);
        captures.addAll(dialogue.text(side, text, now));
        return this;
    }

    List<Capture> captures() {
        return captures;
    }

    List<ChatEvent> events() {
        return captures.stream()
                .filter(Capture.Event.class::isInstance)
                .map(capture -> ((Capture.Event) capture).event())
                .toList();
    }

    <T extends ChatEvent> T last(Class<T> type) {
        return events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** What was captured, short; beginnings of conversations are left out. */
    List<String> story() {
        return captures.stream()
                .map(Played::told)
                .filter(line -> !line.equals("conversation.started"))
                .toList();
    }

    private static String told(Capture capture) {
        if (capture instanceof Capture.Rejected rejected) {
            return "rejected " + rejected.event().code();
        }
        return capture instanceof Capture.Event event ? told(event.event()) : capture.toString();
    }

    private static String told(ChatEvent event) {
        if (event instanceof UserMessage message) {
            return "user: " + message.text();
        } else if (event instanceof AgentMessage message) {
            return (message.fallback() ? "agent falls back: " : "agent: ") + message.text();
        } else if (event instanceof MessageFailed failed) {
            return "failed " + failed.reason() + ": " + failed.detail();
        } else if (event instanceof FeedbackGiven feedback) {
            return "rated " + feedback.rating() + " " + feedback.thumbs() + " " + feedback.comment();
        } else if (event instanceof ConversationHandoff handoff) {
            return "handed to " + handoff.to() + ": " + handoff.reason();
        } else if (event instanceof ConversationEnded ended) {
            return "ended " + ended.reason();
        }
        return event.type().wireName();
    }
}
