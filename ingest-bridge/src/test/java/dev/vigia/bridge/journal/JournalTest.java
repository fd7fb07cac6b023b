package dev.vigia.bridge.journal;

import static dev.vigia.bridge.journal.JournalFiles.LIMITS;
import static dev.vigia.bridge.journal.JournalFiles.append;
import static dev.vigia.bridge.journal.JournalFiles.entry;
import static dev.vigia.bridge.journal.JournalFiles.readAll;
import static dev.vigia.bridge.journal.JournalFiles.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JournalTest {
    @TempDir
    Path directory;

    private Journal open() throws IOException {
        return JournalFiles.open(directory, LIMITS);
    }

    @Test
    void whatIsAppendedIsReadInOrderOverSegments() throws IOException {
        try (var journal = open()) {
            var reader = journal.reader();
            var read = new ArrayList<String>();
            var written = IntStream.range(0, 2_000).mapToObj(i -> "record " + i).toList();
            for (var text : written) {
                append(journal, text);
                if (read.size() % 7 == 0) {
                    read.addAll(texts(reader.poll()));
                }
            }
            for (var batch = reader.poll(); !batch.isEmpty(); batch = reader.poll()) {
                read.addAll(texts(batch));
            }
            assertThat(read).isEqualTo(written);
            assertThat(journal.depth()).isEqualTo(2_000);
        }
    }

    @Test
    void aThreadThatIsBeingStoppedLeavesTheJournalOpenForOthers() throws IOException {
        try (var journal = open()) {
            Thread.currentThread().interrupt();
            append(journal, "a");
            assertThat(Thread.interrupted()).isTrue();
            append(journal, "b");

            assertThat(texts(journal.reader().poll())).containsExactly("a", "b");
        }
    }

    @Test
    void aRecordWithoutAKeyAndABigOneAreKept() throws IOException {
        try (var journal = JournalFiles.open(directory, new JournalLimits(10 << 20, 4_096, Duration.ofMillis(5)))) {
            var big = new byte[1 << 20];
            Arrays.fill(big, (byte) 'x');
            journal.append(List.of(new Entry("t", null, new byte[0]), new Entry("t", "ñ", big), entry("after")));

            var reader = journal.reader();
            var read = new ArrayList<Stored>();
            for (var batch = reader.poll(); !batch.isEmpty(); batch = reader.poll()) {
                read.addAll(batch);
            }
            assertThat(read).extracting(Stored::index).containsExactly(0L, 1L, 2L);
            assertThat(read.get(0).entry().key()).isNull();
            assertThat(read.get(1).entry().key()).isEqualTo("ñ");
            assertThat(read.get(1).entry().value()).isEqualTo(big);
        }
    }

    @Test
    void aRestartGoesOnBehindWhatWasSettled() throws IOException {
        try (var journal = open()) {
            append(journal, "a", "b", "c");
            journal.settle(2);
        }
        try (var journal = open()) {
            assertThat(journal.depth()).isEqualTo(1);
            assertThat(append(journal, "d")).isEqualTo(4);
            assertThat(readAll(journal)).containsExactly("c", "d");
            journal.settle(4);
        }
        try (var journal = open()) {
            assertThat(readAll(journal)).isEmpty();
            assertThat(append(journal, "e")).isEqualTo(5);
            assertThat(readAll(journal)).containsExactly("e");
        }
    }

    @Test
    void withoutItsMarkEverythingIsPublishedAgain() throws IOException {
        try (var journal = open()) {
            append(journal, "a", "b");
            journal.settle(1);
        }
        Files.write(directory.resolve("settled"), new byte[] {1, 2, 3});
        try (var journal = open()) {
            assertThat(readAll(journal)).containsExactly("a", "b");
        }
    }

    @Test
    void aDirectoryHasOneOwner() throws IOException {
        try (var journal = open()) {
            assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("in use");
            append(journal, "a");
        }
        try (var journal = open()) {
            assertThat(readAll(journal)).containsExactly("a");
        }
    }

    @Test
    void settledSegmentsAreDeleted() throws IOException {
        try (var journal = open()) {
            long position = 0;
            for (int i = 0; i < 500; i++) {
                position = append(journal, "record " + i);
            }
            assertThat(journal.bytes()).isGreaterThan(8_192);
            journal.settle(position);
            Awaitility.await().until(() -> journal.bytes() <= 4_096);
            try (var files = Files.list(directory)) {
                assertThat(files.filter(Segment::isSegment)).hasSize(1);
            }
            append(journal, "after");
            assertThat(readAll(journal)).containsExactly("after");
        }
    }

    @Test
    void settledSegmentsStayUntilTheLedgerCanDoWithoutThemOrRoomIsNeeded() throws Exception {
        try (var journal = open()) {
            journal.keepForLedger(0);
            long position = 0;
            while (journal.bytes() < 8_192) {
                position = append(journal, "some text that fills segments");
            }
            journal.settle(position);
            // The second round begins when the first has deleted what it may.
            journal.durable(append(journal, "one round")).join();
            journal.durable(append(journal, "another")).join();
            assertThat(journal.waitsForLedger()).isTrue();
            assertThat(journal.bytes()).isGreaterThanOrEqualTo(8_192);
            assertThat(journal.readerOfAll().poll().get(0).index()).isZero();

            journal.keepForLedger(position);
            Awaitility.await().until(() -> journal.bytes() <= 4_096);
            assertThat(journal.waitsForLedger()).isFalse();

            journal.keepForLedger(0);
            while (journal.bytes() <= JournalFiles.LIMITS.maxBytes() / 2) {
                position = append(journal, "some text that fills segments");
            }
            journal.settle(position);
            Awaitility.await().until(() -> journal.bytes() <= JournalFiles.LIMITS.maxBytes() / 2);
        }
    }

    @Test
    void aFullJournalTakesNothingAndHasRoomAgainWhenSettled() throws IOException {
        try (var journal = JournalFiles.open(directory, new JournalLimits(10_000, 4_096, Duration.ofMillis(5)))) {
            var kilobyte = "x".repeat(1_000);
            long[] position = {0};
            assertThatThrownBy(() -> {
                        while (true) {
                            position[0] = append(journal, kilobyte);
                        }
                    })
                    .isInstanceOf(JournalFullException.class);
            assertThat(journal.end()).isEqualTo(position[0]);
            assertThat(journal.isFull()).isTrue();

            journal.settle(position[0]);
            Awaitility.await().until(() -> !journal.isFull());
            assertThat(append(journal, kilobyte)).isEqualTo(position[0] + 1);
        }
    }

    @Test
    void aFullJournalMayGiveItsOldestRecordsUpAndNamesThem() throws IOException {
        var limits = new JournalLimits(20_000, 4_096, Duration.ofMillis(5), JournalLimits.WhenFull.DROP_OLDEST);
        try (var journal = JournalFiles.open(directory, limits)) {
            var written = IntStream.range(0, 100)
                    .mapToObj(i -> i + " " + "x".repeat(1_000))
                    .toList();
            var reader = journal.reader();
            for (var text : written) {
                append(journal, text);
            }
            var dropped = new ArrayList<String>();
            for (var entries = journal.takeDropped(); !entries.isEmpty(); entries = journal.takeDropped()) {
                entries.forEach(entry -> dropped.add(new String(entry.value(), StandardCharsets.UTF_8)));
            }
            assertThat(dropped).isNotEmpty().hasSize((int) journal.dropped());
            var kept = new ArrayList<String>();
            for (var batch = reader.poll(); !batch.isEmpty(); batch = reader.poll()) {
                kept.addAll(texts(batch));
            }
            dropped.addAll(kept);
            assertThat(dropped).containsExactlyElementsOf(written);
            assertThat(journal.bytes()).isLessThanOrEqualTo(20_000);
        }
    }

    @Test
    void durabilityIsTold() throws Exception {
        try (var journal = JournalFiles.open(directory, new JournalLimits(1 << 20, 4_096, Duration.ofHours(1)))) {
            journal.durable(append(journal, "synced at once when somebody waits"))
                    .get(10, TimeUnit.SECONDS);
            assertThat(journal.durable(0)).isCompleted();
        }
        try (var journal = JournalFiles.open(directory, new JournalLimits(1 << 20, 4_096, Duration.ZERO))) {
            assertThat(journal.durable(append(journal, "synced in the append"))).isCompleted();
        }
    }

    @Test
    void manyWritersAndOneReaderLoseNothing() throws Exception {
        try (var journal = JournalFiles.open(directory, new JournalLimits(64 << 20, 64 << 10, Duration.ofMillis(1)))) {
            var writers = IntStream.range(0, 4)
                    .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                        for (int i = 0; i < 2_500; i++) {
                            try {
                                append(journal, writer + ":" + i);
                            } catch (IOException failure) {
                                throw new AssertionError(failure);
                            }
                        }
                    }))
                    .toArray(CompletableFuture[]::new);
            var reader = journal.reader();
            var read = new ArrayList<Stored>();
            while (read.size() < 10_000) {
                journal.awaitAppend(reader.position(), 1, TimeUnit.SECONDS);
                var batch = reader.poll();
                read.addAll(batch);
                journal.settle(reader.position());
            }
            CompletableFuture.allOf(writers).get();
            assertThat(read)
                    .extracting(Stored::index)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 10_000).mapToObj(i -> (long) i).toList());
            assertThat(texts(read)).doesNotHaveDuplicates();
        }
    }
}
