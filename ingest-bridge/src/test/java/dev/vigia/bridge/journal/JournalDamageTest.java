package dev.vigia.bridge.journal;

import static dev.vigia.bridge.journal.JournalFiles.LIMITS;
import static dev.vigia.bridge.journal.JournalFiles.append;
import static dev.vigia.bridge.journal.JournalFiles.open;
import static dev.vigia.bridge.journal.JournalFiles.readAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.testkit.Effort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files as a power cut or a bad disk leaves them. */
@Timeout(120)
class JournalDamageTest {
    @TempDir
    Path directory;

    @Test
    void everyPrefixOfTheFileGivesBackItsCompleteRecords() throws IOException {
        int records = Effort.of(4, 12);
        var file = writtenFile(records);
        var bytes = Files.readAllBytes(file);
        int size = bytes.length / records;
        for (int length = 0; length <= bytes.length; length++) {
            var copy = Files.createTempDirectory(directory, "prefix");
            Files.write(copy.resolve(file.getFileName()), Arrays.copyOf(bytes, length));
            try (var journal = open(copy, LIMITS)) {
                append(journal, "after");
                var expected = new ArrayList<>(IntStream.range(0, length / size)
                        .mapToObj(JournalDamageTest::name)
                        .toList());
                expected.add("after");
                assertThat(readAll(journal)).as("prefix of %d bytes", length).isEqualTo(expected);
            }
        }
    }

    @Test
    void aFlippedBitCostsOnlyItsRecordAndIsCounted() throws IOException {
        int records = Effort.of(3, 6);
        var file = writtenFile(records);
        var bytes = Files.readAllBytes(file);
        int size = bytes.length / records;
        for (int at = 0; at < bytes.length; at++) {
            var flipped = bytes.clone();
            flipped[at] ^= 0x10;
            var copy = Files.createTempDirectory(directory, "flipped");
            Files.write(copy.resolve(file.getFileName()), flipped);
            var expected = new ArrayList<>(IntStream.range(0, records)
                    .mapToObj(JournalDamageTest::name)
                    .toList());
            expected.remove(at / size);
            try (var journal = open(copy, LIMITS)) {
                append(journal, "after");
                expected.add("after");
                assertThat(readAll(journal)).as("bit flipped at byte %d", at).isEqualTo(expected);
                assertThat(journal.damaged()).isEqualTo(1);
            }
        }
    }

    private static String name(int record) {
        return "record " + record % 10;
    }

    private Path writtenFile(int records) throws IOException {
        var original = Files.createTempDirectory(directory, "original");
        try (var journal = open(original, LIMITS)) {
            append(
                    journal,
                    IntStream.range(0, records)
                            .mapToObj(JournalDamageTest::name)
                            .toArray(String[]::new));
        }
        try (var files = Files.list(original)) {
            return files.filter(Segment::isSegment).findFirst().orElseThrow();
        }
    }
}
