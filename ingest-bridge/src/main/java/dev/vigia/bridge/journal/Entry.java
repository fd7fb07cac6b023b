package dev.vigia.bridge.journal;

import dev.vigia.events.Topics;
import dev.vigia.events.TraceParent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the journal keeps: one Kafka record.
 *
 * @param key null where the topic's records have no key
 * @param traceParent value of the Kafka header of this name; null where the record has none
 */
public record Entry(
        String topic,
        @Nullable String key,
        byte[] value,
        @Nullable String traceParent) {
    private static final int NO_KEY = 0xFFFF;
    private static final int LONGEST_KEY = 0xFFFE;
    private static final int LONGEST_TOPIC = 0x7F;
    private static final ByteBuffer EVENTS =
            ByteBuffer.wrap(Topics.EVENTS.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();
    /** In the topic's length byte. Records that bridges before wrote do not have it. */
    private static final int TRACED = 0x80;

    /** A record without headers. */
    public Entry(String topic, @Nullable String key, byte[] value) {
        this(topic, key, value, null);
    }

    /** One length byte and the topic, two length bytes and the key, the trace parent where there is one, then the value to the end. */
    byte[] encode() {
        var topicBytes = topic.getBytes(StandardCharsets.UTF_8);
        var keyBytes = key == null ? new byte[0] : key.getBytes(StandardCharsets.UTF_8);
        var traceBytes = traceParent == null ? new byte[0] : traceParent.getBytes(StandardCharsets.US_ASCII);
        if (topicBytes.length > LONGEST_TOPIC || keyBytes.length > LONGEST_KEY) {
            throw new IllegalArgumentException("topic or key too long: " + topicBytes.length + ", " + keyBytes.length);
        }
        if (traceBytes.length != 0 && traceBytes.length != TraceParent.LENGTH) {
            throw new IllegalArgumentException("no trace parent: " + traceParent);
        }
        return ByteBuffer.allocate(3 + topicBytes.length + keyBytes.length + traceBytes.length + value.length)
                .put((byte) (topicBytes.length | (traceParent == null ? 0 : TRACED)))
                .put(topicBytes)
                .putShort((short) (key == null ? NO_KEY : keyBytes.length))
                .put(keyBytes)
                .put(traceBytes)
                .put(value)
                .array();
    }

    static Entry decode(ByteBuffer bytes) {
        int first = bytes.get() & 0xFF;
        var topic = topic(bytes, first & LONGEST_TOPIC);
        int keyLength = bytes.getShort() & 0xFFFF;
        var key = keyLength == NO_KEY ? null : text(bytes, keyLength);
        var traceParent = (first & TRACED) == 0 ? null : text(bytes, TraceParent.LENGTH);
        var value = new byte[bytes.remaining()];
        bytes.get(value);
        return new Entry(topic, key, value, traceParent);
    }

    /** Nearly all records are of one topic, whose name need not be made again. */
    private static String topic(ByteBuffer bytes, int length) {
        var name = bytes.slice(bytes.position(), length);
        if (!name.equals(EVENTS)) {
            return text(bytes, length);
        }
        bytes.position(bytes.position() + length);
        return Topics.EVENTS;
    }

    private static String text(ByteBuffer bytes, int length) {
        var encoded = new byte[length];
        bytes.get(encoded);
        return new String(encoded, StandardCharsets.UTF_8);
    }
}
