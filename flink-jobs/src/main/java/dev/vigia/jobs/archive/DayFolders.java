package dev.vigia.jobs.archive;

import dev.vigia.jobs.RawRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/** Names the folder after the day of a record, such as {@code 2026-11-22}. */
final class DayFolders implements BucketAssigner<RawRecord, String> {
    private static final long serialVersionUID = 1;

    @Override
    public String getBucketId(RawRecord record, Context context) {
        return Instant.ofEpochMilli(record.timestamp())
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    @Override
    public SimpleVersionedSerializer<String> getSerializer() {
        return SimpleVersionedStringSerializer.INSTANCE;
    }
}
