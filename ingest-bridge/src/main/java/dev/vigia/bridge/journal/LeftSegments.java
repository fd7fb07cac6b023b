package dev.vigia.bridge.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * What an earlier run has left in the directory.
 *
 * @param segments by the index of their first record
 * @param end the index at which this run goes on; it also goes on after segments that were deleted
 * @param damaged 1 where the last segment held nothing but a torn record
 */
record LeftSegments(TreeMap<Long, Segment> segments, long bytes, long end, long damaged) {
    /** @param settled the position up to which everything had been published */
    static LeftSegments open(Path directory, long settled) throws IOException {
        var segments = new TreeMap<Long, Segment>();
        try (var files = Files.list(directory)) {
            for (var file : files.filter(Segment::isSegment).sorted().toList()) {
                var segment = Segment.open(file);
                segments.put(segment.firstIndex(), segment);
            }
        }
        if (segments.isEmpty()) {
            return new LeftSegments(segments, 0, settled, 0);
        }
        var last = segments.lastEntry().getValue();
        long afterLast = Math.max(settled, SegmentEnd.of(last));
        long damaged = 0;
        if (afterLast == last.firstIndex()) {
            segments.remove(afterLast);
            damaged = last.written() > 0 ? 1 : 0;
            last.delete();
        }
        long bytes = segments.values().stream().mapToLong(Segment::written).sum();
        return new LeftSegments(segments, bytes, afterLast, damaged);
    }
}
