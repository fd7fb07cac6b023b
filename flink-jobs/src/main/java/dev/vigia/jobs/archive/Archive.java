package dev.vigia.jobs.archive;

import dev.vigia.jobs.EventRecord;
import dev.vigia.jobs.RawRecord;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * A folder for each day (UTC, of the records' own times in Kafka), in it gzip files with one event a line, as its JSON
 * lay in Kafka. A file is finished, and can be seen, with a checkpoint. Each event is there once, unless it was sent
 * twice.
 */
public final class Archive {
    private static final String SUFFIX = ".jsonl.gz";

    private Archive() {}

    /**
     * Writes all events among the records.
     *
     * @param directory on a file system that the cluster knows, such as {@code file:///…} or {@code s3://…}
     */
    public static void write(DataStream<EventRecord> records, URI directory) {
        var files = FileSink.forBulkFormat(new Path(directory), new GzipLines.Factory())
                .withBucketAssigner(new DayFolders())
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .withOutputFileConfig(
                        OutputFileConfig.builder().withPartSuffix(SUFFIX).build())
                .build();
        records.filter(record -> record.event() != null)
                .uid("archive-events")
                .name("Archive events")
                .map(EventRecord::raw)
                .returns(RawRecord.class)
                .uid("archive-records")
                .name("Archive records")
                .sinkTo(files)
                .uid("archive")
                .name("Archive");
    }

    /** Reads what has been finished so far, in no order. */
    public static DataStream<RawRecord> read(StreamExecutionEnvironment env, URI directory) {
        var files = FileSource.forRecordStreamFormat(
                        new TextLineInputFormat(StandardCharsets.UTF_8.name()), new Path(directory))
                .build();
        return env.fromSource(files, WatermarkStrategy.noWatermarks(), "Archive")
                .uid("archive-files")
                .map(line -> new RawRecord("archive", 0, 0, 0, line.getBytes(StandardCharsets.UTF_8)))
                .returns(RawRecord.class)
                .uid("archive-lines")
                .name("Archive lines");
    }
}
