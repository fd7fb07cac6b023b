package dev.vigia.jobs.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows in PostgreSQL's binary {@code COPY} format, field after field. The kind of each field must be that of its
 * column: {@code text}, {@code bigint} (whole), {@code integer}, {@code smallint} (small), {@code double precision}
 * (decimal), {@code real}, {@code boolean} (flag), {@code bytea}, {@code int8multirange} (ranges), {@code timestamptz} (millis, instant). Nulls become SQL nulls.
 *
 * <p>The format: PostgreSQL's documentation, chapter "COPY", section "Binary Format". Not thread-safe.
 */
public final class CopyRow {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int NULL = -1;

    /** A flag of ranges. */
    private static final byte LOWER_INCLUSIVE = 2;

    /** PostgreSQL counts microseconds from the start of 2000. */
    private static final long EPOCH_MILLIS =
            Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

    private static final int MICROS = 1_000;
    private static final int FIRST_ROOM = 4 * 1024;

    private byte[] bytes = new byte[FIRST_ROOM];
    private int length;

    CopyRow() {
        clear();
    }

    /** One row's fields, each as its length (4 bytes, -1 for null) and its bytes. */
    public static <T> byte[] fieldsOf(RowWriter<T> writer, T value) {
        var row = new CopyRow();
        row.length = 0;
        writer.write(row, value);
        return Arrays.copyOf(row.bytes, row.length);
    }

    /** Begins a new batch. */
    void clear() {
        System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
        length = HEADER.length;
    }

    /** Begins a row. */
    void begin(int fields) {
        putShort(fields);
    }

    /** Ends the batch. */
    void end() {
        putShort(-1);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    public CopyRow text(@Nullable String value) {
        if (value == null) {
            putInt(NULL);
        } else {
            bytes(value.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    public CopyRow bytes(byte[] value) {
        putInt(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    public CopyRow whole(long value) {
        putInt(Long.BYTES);
        putLong(value);
        return this;
    }

    public CopyRow whole(@Nullable Long value) {
        return value == null ? none() : whole(value.longValue());
    }

    public CopyRow integer(int value) {
        putInt(Integer.BYTES);
        putInt(value);
        return this;
    }

    public CopyRow integer(@Nullable Integer value) {
        return value == null ? none() : integer(value.intValue());
    }

    public CopyRow small(@Nullable Integer value) {
        if (value == null) {
            return none();
        }
        putInt(Short.BYTES);
        putShort(value);
        return this;
    }

    public CopyRow decimal(@Nullable Double value) {
        return value == null ? none() : whole(Double.doubleToLongBits(value));
    }

    /** A {@code real}: the nearest one. */
    public CopyRow real(@Nullable Double value) {
        if (value == null) {
            return none();
        }
        putInt(Float.BYTES);
        putInt(Float.floatToIntBits(value.floatValue()));
        return this;
    }

    public CopyRow flag(boolean value) {
        putInt(1);
        reserve(1);
        bytes[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    /** @param epochMillis a time */
    public CopyRow millis(long epochMillis) {
        return whole((epochMillis - EPOCH_MILLIS) * MICROS);
    }

    /** @param epochMillis a time, or null */
    public CopyRow millis(@Nullable Long epochMillis) {
        return epochMillis == null ? none() : millis(epochMillis.longValue());
    }

    /** Microseconds and less are cut. */
    public CopyRow instant(@Nullable Instant value) {
        return value == null ? none() : millis(value.toEpochMilli());
    }

    /** @param bounds the first number of a range and the one after its last, and so on; or null */
    public CopyRow ranges(long @Nullable [] bounds) {
        if (bounds == null) {
            return none();
        }
        int range = 1 + 2 * (Integer.BYTES + Long.BYTES);
        putInt(Integer.BYTES + bounds.length / 2 * (Integer.BYTES + range));
        putInt(bounds.length / 2);
        for (int i = 0; i < bounds.length; i += 2) {
            putInt(range);
            reserve(1);
            bytes[length++] = LOWER_INCLUSIVE;
            whole(bounds[i]).whole(bounds[i + 1]);
        }
        return this;
    }

    private CopyRow none() {
        putInt(NULL);
        return this;
    }

    private void putShort(int value) {
        reserve(Short.BYTES);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void putInt(int value) {
        reserve(Integer.BYTES);
        bytes[length++] = (byte) (value >> 24);
        bytes[length++] = (byte) (value >> 16);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void putLong(long value) {
        putInt((int) (value >> 32));
        putInt((int) value);
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
