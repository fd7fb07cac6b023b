package dev.vigia.bridge.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the journal keeps: one Kafka record.
 *
 * @param key null where the topic's records have no key
 */
public record Entry(String topic, @Nullable String key, byte[] value) {
    private static final int NO_KEY = 0xFFFF;
    private static final int LONGEST_KEY = 0xFFFE;

    /** One length byte and the topic, two length bytes and the key, then the value to the end. */
    byte[] encode() {
        var topicBytes = topic.getBytes(StandardCharsets.UTF_8);
        var keyBytes = key == null ? new byte[0] : key.getBytes(StandardCharsets.UTF_8);
        if (topicBytes.length > 0xFF || keyBytes.length > LONGEST_KEY) {
            throw new IllegalArgumentException("topic or key too long: " + topicBytes.length + ", " + keyBytes.length);
        }
        return ByteBuffer.allocate(3 + topicBytes.length + keyBytes.length + value.length)
                .put((byte) topicBytes.length)
                .put(topicBytes)
                .putShort((short) (key == null ? NO_KEY : keyBytes.length))
                .put(keyBytes)
                .put(value)
                .array();
    }

    static Entry decode(ByteBuffer bytes) {
        var topic = text(bytes, bytes.get() & 0xFF);
        int keyLength = bytes.getShort() & 0xFFFF;
        var key = keyLength == NO_KEY ? null : text(bytes, keyLength);
        var value = new byte[bytes.remaining()];
        bytes.get(value);
        return new Entry(topic, key, value);
    }

    private static String text(ByteBuffer bytes, int length) {
        var encoded = new byte[length];
        bytes.get(encoded);
        return new String(encoded, StandardCharsets.UTF_8);
    }
}
