package dev.vigia.bridge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Finds where a segment left by an earlier run ends, over any damage inside it. */
final class SegmentEnd {
    private SegmentEnd() {}

    /** The index behind the last intact record, or the segment's first index where there is none. */
    static long of(Segment segment) throws IOException {
        var bytes = ByteBuffer.allocate((int) segment.written());
        segment.read(bytes, 0);
        long end = segment.firstIndex();
        int at = 0;
        while (at >= 0 && at < bytes.limit()) {
            var record = RecordFormat.at(bytes, at);
            if (record == null) {
                at = RecordFormat.next(bytes, at);
            } else {
                end = record.index() + 1;
                at = record.end();
            }
        }
        return end;
    }
}
