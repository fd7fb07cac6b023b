package dev.vigia.jobs.series;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.vigia.events.EventJson;
import dev.vigia.events.MetricTile;
import dev.vigia.events.RejectedEvent;
import dev.vigia.schema.LatencySketch;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads tiles, and refuses those that would fail an operator later. */
final class TileSchema implements KafkaRecordDeserializationSchema<TileRecord> {
    private static final long serialVersionUID = 1;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<TileRecord> out) {
        var bytes = record.value() == null ? new byte[0] : record.value();
        out.collect(read(bytes, record.topic() + "/" + record.partition() + "/" + record.offset(), record.timestamp()));
    }

    static TileRecord read(byte[] bytes, String position, long recordedAt) {
        try {
            var tile = EventJson.decodeTile(bytes);
            return problemOf(tile)
                    .map(problem ->
                            TileRecord.rejected(RejectedEvent.INVALID_FIELD, problem, position, recordedAt, bytes))
                    .orElseGet(() -> TileRecord.of(tile, position, recordedAt));
        } catch (JsonProcessingException malformed) {
            return TileRecord.rejected(
                    RejectedEvent.MALFORMED_JSON,
                    "not a tile: " + malformed.getOriginalMessage(),
                    position,
                    recordedAt,
                    bytes);
        } catch (IOException malformed) {
            return TileRecord.rejected(
                    RejectedEvent.MALFORMED_JSON, "not a tile: " + malformed.getMessage(), position, recordedAt, bytes);
        }
    }

    @Override
    public TypeInformation<TileRecord> getProducedType() {
        return TypeInformation.of(TileRecord.class);
    }

    private static Optional<String> problemOf(@Nullable MetricTile tile) {
        if (tile == null) {
            return Optional.of("the tile is null");
        }
        if (isBlank(tile.agentId()) || tile.agentVersion() == null || tile.channel() == null || tile.locale() == null) {
            return Optional.of("agentId, agentVersion, channel or locale is missing");
        }
        if (tile.agentId().indexOf('\0') >= 0) {
            return Optional.of("agentId contains a NUL, which PostgreSQL does not store");
        }
        if (!isUsable(tile.bucketStart()) || !isUsable(tile.asOf())) {
            return Optional.of("bucketStart and asOf must lie in the years 1970 to 9999");
        }
        return sketchProblem("firstResponse", tile.firstResponse())
                .or(() -> sketchProblem("response", tile.response()));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static boolean isUsable(@Nullable Instant time) {
        return time != null && !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    private static Optional<String> sketchProblem(String field, byte @Nullable [] sketch) {
        if (sketch == null) {
            return Optional.of(field + " is missing");
        }
        try {
            LatencySketch.decode(sketch);
            return Optional.empty();
        } catch (IllegalArgumentException notASketch) {
            return Optional.of(field + ": " + notASketch.getMessage());
        }
    }
}
