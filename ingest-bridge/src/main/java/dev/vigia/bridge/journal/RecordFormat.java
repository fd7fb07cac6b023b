package dev.vigia.bridge.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One record on disk, big endian: mark (4 bytes), payload length (4), CRC-32C (4) of all that follows it, index (8),
 * time of appending in epoch milliseconds (8), payload. The mark lets a reader find the next record after damage.
 */
final class RecordFormat {
    static final int HEADER = 28;
    private static final int MARK = 0x56494741;
    private static final int CRC_AT = 8;
    private static final int COVERED_FROM = 12;

    /** A record found in a buffer, and where the next one may begin. */
    record Found(long index, long appendedAt, ByteBuffer payload, int end) {}

    private RecordFormat() {}

    static int size(byte[] payload) {
        return HEADER + payload.length;
    }

    static void write(ByteBuffer to, long index, long appendedAt, byte[] payload) {
        int start = to.position();
        to.putInt(MARK).putInt(payload.length).putInt(0).putLong(index).putLong(appendedAt);
        to.put(payload);
        to.putInt(start + CRC_AT, crc(to, start, payload.length));
    }

    /** The intact record that begins exactly at {@code at}, or null: damaged, cut off, or no record at all. */
    static @Nullable Found at(ByteBuffer bytes, int at) {
        if (bytes.limit() - at < HEADER || bytes.getInt(at) != MARK) {
            return null;
        }
        int length = bytes.getInt(at + 4);
        if (length < 0 || length > bytes.limit() - at - HEADER || bytes.getInt(at + CRC_AT) != crc(bytes, at, length)) {
            return null;
        }
        return new Found(
                bytes.getLong(at + COVERED_FROM),
                bytes.getLong(at + COVERED_FROM + 8),
                bytes.slice(at + HEADER, length),
                at + HEADER + length);
    }

    /** Bytes that the record at {@code at} says it needs, or -1 where the header cannot be believed. */
    static int claimedSize(ByteBuffer bytes, int at) {
        if (bytes.limit() - at < HEADER) {
            return HEADER;
        }
        int length = bytes.getInt(at + 4);
        return bytes.getInt(at) != MARK || length < 0 || length > Integer.MAX_VALUE - HEADER ? -1 : HEADER + length;
    }

    /** The first place after {@code from} where an intact record begins, or -1. */
    static int next(ByteBuffer bytes, int from) {
        for (int at = from + 1; at <= bytes.limit() - HEADER; at++) {
            if (at(bytes, at) != null) {
                return at;
            }
        }
        return -1;
    }

    private static int crc(ByteBuffer bytes, int start, int payloadLength) {
        var crc = new CRC32C();
        crc.update(bytes.slice(start + COVERED_FROM, HEADER - COVERED_FROM + payloadLength));
        return (int) crc.getValue();
    }
}
