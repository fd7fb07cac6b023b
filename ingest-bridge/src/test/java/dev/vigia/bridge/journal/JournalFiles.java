package dev.vigia.bridge.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Journals of texts. */
final class JournalFiles {
    static final JournalLimits LIMITS = new JournalLimits(1 << 20, 4_096, Duration.ofMillis(5));

    private JournalFiles() {}

    static Journal open(Path directory, JournalLimits limits) throws IOException {
        return new Journal(directory, limits, Clock.systemUTC());
    }

    static Entry entry(String text) {
        return new Entry("topic", "key", text.getBytes(StandardCharsets.UTF_8));
    }

    static long append(Journal journal, String... texts) throws IOException {
        return journal.append(Arrays.stream(texts).map(JournalFiles::entry).toList());
    }

    static List<String> texts(List<Stored> records) {
        return records.stream()
                .map(stored -> new String(stored.entry().value(), StandardCharsets.UTF_8))
                .toList();
    }

    static List<String> readAll(Journal journal) throws IOException {
        var reader = journal.reader();
        var all = new ArrayList<String>();
        for (var batch = reader.poll(); !batch.isEmpty(); batch = reader.poll()) {
            all.addAll(texts(batch));
        }
        return all;
    }
}
