package dev.vigia.jobs.archive;

import dev.vigia.jobs.RawRecord;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;

/** One record a line; the bytes are those in Kafka, but for line breaks, which JSON has between its tokens only. */
final class GzipLines implements BulkWriter<RawRecord> {
    private static final int BUFFER = 64 * 1024;

    private final GZIPOutputStream out;

    private GzipLines(GZIPOutputStream out) {
        this.out = out;
    }

    /** Opens a file. */
    static final class Factory implements BulkWriter.Factory<RawRecord> {
        private static final long serialVersionUID = 1;

        @Override
        public BulkWriter<RawRecord> create(FSDataOutputStream file) throws IOException {
            return new GzipLines(new GZIPOutputStream(file, BUFFER));
        }
    }

    @Override
    public void addElement(RawRecord record) throws IOException {
        var line = record.value().clone();
        for (int i = 0; i < line.length; i++) {
            if (line[i] == '\n' || line[i] == '\r') {
                line[i] = ' ';
            }
        }
        out.write(line);
        out.write('\n');
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void finish() throws IOException {
        out.finish();
    }
}
