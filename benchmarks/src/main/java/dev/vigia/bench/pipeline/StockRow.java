package dev.vigia.bench.pipeline;

import dev.vigia.jobs.postgres.CopyRow;
import dev.vigia.jobs.postgres.RowWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;
import org.postgresql.util.PGobject;

/**
 * Gives a row that was written for {@code COPY} to a prepared statement, field by field.
 *
 * @param types of the columns, by PostgreSQL's names
 */
record StockRow<T>(RowWriter<T> writer, ArrayList<String> types) implements JdbcStatementBuilder<T> {
    private static final OffsetDateTime EPOCH = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final int NULL = -1;

    @Override
    public void accept(PreparedStatement statement, T value) throws SQLException {
        var fields = ByteBuffer.wrap(CopyRow.fieldsOf(writer, value));
        for (int i = 0; i < types.size(); i++) {
            int length = fields.getInt();
            if (length == NULL) {
                statement.setNull(i + 1, types.get(i).equals("int8multirange") ? Types.OTHER : Types.NULL);
            } else {
                var field = fields.slice(fields.position(), length);
                fields.position(fields.position() + length);
                set(statement, i + 1, types.get(i), field);
            }
        }
    }

    private static void set(PreparedStatement statement, int at, String type, ByteBuffer field) throws SQLException {
        switch (type) {
            case "text" ->
                statement.setString(at, StandardCharsets.UTF_8.decode(field).toString());
            case "int8" -> statement.setLong(at, field.getLong());
            case "int4" -> statement.setInt(at, field.getInt());
            case "int2" -> statement.setShort(at, field.getShort());
            case "float8" -> statement.setDouble(at, field.getDouble());
            case "float4" -> statement.setFloat(at, field.getFloat());
            case "bool" -> statement.setBoolean(at, field.get() != 0);
            case "timestamptz" -> statement.setObject(at, EPOCH.plus(Duration.ofNanos(1_000 * field.getLong())));
            case "bytea" -> {
                var bytes = new byte[field.remaining()];
                field.get(bytes);
                statement.setBytes(at, bytes);
            }
            case "int8multirange" -> statement.setObject(at, ranges(field));
            default -> throw new SQLException("no field of type " + type + " is known");
        }
    }

    private static PGobject ranges(ByteBuffer field) throws SQLException {
        var ranges = new ArrayList<String>();
        for (int left = field.getInt(); left > 0; left--) {
            field.getInt();
            field.get();
            field.getInt();
            long from = field.getLong();
            field.getInt();
            ranges.add("[" + from + "," + field.getLong() + ")");
        }
        var value = new PGobject();
        value.setType("int8multirange");
        value.setValue(List.copyOf(ranges).stream()
                .reduce((a, b) -> a + "," + b)
                .map(all -> "{" + all + "}")
                .orElse("{}"));
        return value;
    }
}
