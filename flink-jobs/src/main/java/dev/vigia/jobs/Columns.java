package dev.vigia.jobs;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Sets a statement's parameters one after the other; nulls become SQL nulls. */
public final class Columns {
    private final PreparedStatement statement;
    private int index;

    public Columns(PreparedStatement statement) {
        this.statement = statement;
    }

    public Columns text(@Nullable String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    public Columns whole(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    public Columns whole(@Nullable Number value) throws SQLException {
        if (value == null) {
            statement.setNull(++index, Types.BIGINT);
        } else {
            statement.setLong(++index, value.longValue());
        }
        return this;
    }

    public Columns decimal(@Nullable Double value) throws SQLException {
        if (value == null) {
            statement.setNull(++index, Types.DOUBLE);
        } else {
            statement.setDouble(++index, value);
        }
        return this;
    }

    public Columns flag(boolean value) throws SQLException {
        statement.setBoolean(++index, value);
        return this;
    }

    public Columns bytes(byte[] value) throws SQLException {
        statement.setBytes(++index, value);
        return this;
    }

    public Columns instant(@Nullable Instant value) throws SQLException {
        if (value == null) {
            statement.setNull(++index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(++index, OffsetDateTime.ofInstant(value, ZoneOffset.UTC));
        }
        return this;
    }

    /** @param epochMillis a time, or null */
    public Columns millis(@Nullable Long epochMillis) throws SQLException {
        return instant(epochMillis == null ? null : Instant.ofEpochMilli(epochMillis));
    }
}
