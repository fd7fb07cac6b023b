package dev.vigia.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** From an event to its flat JSON; fields without a value are left out. */
final class EventWriter {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private static final int LAST_YEAR_OF_FOUR_DIGITS = 9999;

    private final JsonGenerator json;

    private EventWriter(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(JsonFactory factory, ChatEvent event) {
        var bytes = new ByteArrayBuilder();
        try (var json = factory.createGenerator(bytes)) {
            var writer = new EventWriter(json);
            json.writeStartObject();
            writer.envelope(event.type(), event.envelope());
            writer.payload(event);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory does not fail", impossible);
        }
        return bytes.toByteArray();
    }

    private void envelope(EventType type, Envelope envelope) throws IOException {
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
        json.writeNumberField("sequence", envelope.sequence());
        if (!envelope.attributes().isEmpty()) {
            json.writeObjectFieldStart("attributes");
            for (var label : envelope.attributes().entrySet()) {
                json.writeStringField(label.getKey(), label.getValue());
            }
            json.writeEndObject();
        }
    }

    private void payload(ChatEvent event) throws IOException {
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
                json.writeBooleanField("fallback", true);
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

    private void health(AgentHealth health) throws IOException {
        json.writeBooleanField("up", health.up());
        if (health.cpu() != null) {
            json.writeNumberField("cpu", health.cpu());
        }
        number("memoryBytes", health.memoryBytes());
        number("queue", health.queue());
        number("connections", health.connections());
    }

    private void text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private void time(String name, @Nullable Instant value) throws IOException {
        if (value != null) {
            json.writeStringField(name, rfc3339(value));
        }
    }

    /** By hand, because the JDK's formatter takes longer than all the rest of an event. */
    static String rfc3339(Instant value) {
        var utc = value.atOffset(ZoneOffset.UTC);
        if (utc.getYear() < 0 || utc.getYear() > LAST_YEAR_OF_FOUR_DIGITS) {
            return MILLIS.format(value);
        }
        var text = "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.ISO_8859_1);
        digits(text, 4, utc.getYear());
        digits(text, 7, utc.getMonthValue());
        digits(text, 10, utc.getDayOfMonth());
        digits(text, 13, utc.getHour());
        digits(text, 16, utc.getMinute());
        digits(text, 19, utc.getSecond());
        digits(text, 23, utc.getNano() / 1_000_000);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Writes a number so that it ends before {@code end}. */
    private static void digits(byte[] text, int end, int number) {
        int at = end;
        for (int rest = number; rest > 0; rest /= 10) {
            text[--at] = (byte) ('0' + rest % 10);
        }
    }

    private void number(String name, @Nullable Number value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value.longValue());
        }
    }
}
