package dev.vigia.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** From an event to its flat JSON; fields without a value are left out. */
final class EventWriter {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private static final int SECONDS_OF_DAY = 86_400;
    /** From the first of March of the year 0 to the first of January 1970. */
    private static final int DAYS_FROM_MARCH_OF_YEAR_0 = 719_468;
    /** 400 years. */
    private static final int DAYS_OF_ERA = 146_097;

    private static final long FIRST_SECOND =
            Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    /** Of an event without its text. */
    private static final int USUAL_LENGTH = 448;

    private final JsonBytes json;

    private EventWriter(JsonBytes json) {
        this.json = json;
    }

    static byte[] write(ChatEvent event) {
        var json = new JsonBytes(USUAL_LENGTH + textLength(event));
        var writer = new EventWriter(json);
        json.startObject();
        writer.envelope(event.type(), event.envelope());
        writer.payload(event);
        json.endObject();
        return json.toBytes();
    }

    /** With some room for what is no ASCII. */
    private static int textLength(ChatEvent event) {
        int length = event instanceof UserMessage user
                ? user.text().length()
                : event instanceof AgentMessage agent ? agent.text().length() : 0;
        return length + length / 8;
    }

    private void envelope(EventType type, Envelope envelope) {
        text("eventId", envelope.eventId());
        text("type", type.wireName());
        text("agentId", envelope.agentId());
        text("agentVersion", envelope.agentVersion());
        text("conversationId", envelope.conversationId());
        text("userId", envelope.userId());
        text("channel", envelope.channel());
        text("locale", envelope.locale());
        time("occurredAt", envelope.occurredAt());
        time("observedAt", envelope.observedAt());
        text("source", envelope.source());
        number("sequence", envelope.sequence());
        if (!envelope.attributes().isEmpty()) {
            json.name("attributes");
            json.startObject();
            envelope.attributes().forEach(json::labelled);
            json.endObject();
        }
    }

    private void payload(ChatEvent event) {
        if (event instanceof UserMessage message) {
            text("text", message.text());
        } else if (event instanceof AgentMessage message) {
            text("text", message.text());
            time("firstChunkAt", message.firstChunkAt());
            time("completedAt", message.completedAt());
            number("chunks", message.chunks());
            text("finishReason", message.finishReason());
            text("model", message.model());
            number("inputTokens", message.inputTokens());
            number("outputTokens", message.outputTokens());
            if (message.fallback()) {
                flag("fallback", true);
            }
            number("stalls", message.stalls());
        } else if (event instanceof MessageFailed failed) {
            text("reason", failed.reason());
            text("detail", failed.detail());
        } else if (event instanceof FeedbackGiven feedback) {
            number("rating", feedback.rating());
            text("thumbs", feedback.thumbs() == null ? null : feedback.thumbs().wireName());
            text("comment", feedback.comment());
            text("messageId", feedback.messageId());
        } else if (event instanceof ConversationHandoff handoff) {
            text("to", handoff.to());
            text("reason", handoff.reason());
        } else if (event instanceof ConversationEnded ended) {
            text("reason", ended.reason());
        } else if (event instanceof AgentHealth health) {
            health(health);
        } else if (event instanceof AnnotationAdded annotation) {
            text("kind", annotation.kind());
            text("text", annotation.text());
        }
    }

    private void health(AgentHealth health) {
        flag("up", health.up());
        if (health.cpu() != null) {
            json.name("cpu");
            json.number(health.cpu().doubleValue());
        }
        number("memoryBytes", health.memoryBytes());
        number("queue", health.queue());
        number("connections", health.connections());
    }

    private void text(String name, @Nullable String value) {
        if (value != null) {
            json.name(name);
            json.text(value);
        }
    }

    private void time(String name, @Nullable Instant value) {
        if (value != null) {
            json.name(name);
            json.text(rfc3339(value));
        }
    }

    /** By hand, because the JDK's formatter takes longer than all the rest of an event, and its calendar as long as a text. */
    static String rfc3339(Instant value) {
        long second = value.getEpochSecond();
        if (second < FIRST_SECOND || second > LAST_SECOND) {
            return MILLIS.format(value);
        }
        var text = "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.ISO_8859_1);
        date(text, Math.floorDiv(second, SECONDS_OF_DAY));
        int ofDay = Math.floorMod(second, SECONDS_OF_DAY);
        digits(text, 13, ofDay / 3600);
        digits(text, 16, ofDay / 60 % 60);
        digits(text, 19, ofDay % 60);
        digits(text, 23, value.getNano() / 1_000_000);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** The Gregorian calendar in years that begin in March, so that the leap day is a year's last. */
    private static void date(byte[] text, long epochDay) {
        int day = (int) epochDay + DAYS_FROM_MARCH_OF_YEAR_0;
        int era = Math.floorDiv(day, DAYS_OF_ERA);
        int ofEra = Math.floorMod(day, DAYS_OF_ERA);
        int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int fromMarch = (5 * ofYear + 2) / 153;
        int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        digits(text, 4, yearOfEra + 400 * era + (month <= 2 ? 1 : 0));
        digits(text, 7, month);
        digits(text, 10, ofYear - (153 * fromMarch + 2) / 5 + 1);
    }

    /** Writes a number so that it ends before {@code end}. */
    private static void digits(byte[] text, int end, int number) {
        int at = end;
        for (int rest = number; rest > 0; rest /= 10) {
            text[--at] = (byte) ('0' + rest % 10);
        }
    }

    private void number(String name, @Nullable Number value) {
        if (value != null) {
            json.name(name);
            json.number(value.longValue());
        }
    }

    private void flag(String name, boolean value) {
        json.name(name);
        json.flag(value);
    }
}
