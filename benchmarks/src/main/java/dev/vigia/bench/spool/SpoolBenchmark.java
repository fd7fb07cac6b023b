package dev.vigia.bench.spool;

import dev.vigia.bench.Verdict;
import dev.vigia.bridge.journal.Entry;
import dev.vigia.bridge.journal.Journal;
import dev.vigia.bridge.journal.JournalLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Events made durable by the journal, a group at a time, against the same bytes written to a file with one fdatasync a
 * group: what encoding, checksums, positions and the hand-over to the syncing thread cost.
 */
@Command(name = "spool", description = "Spooled events/s / bare group fdatasync of the same bytes.")
public final class SpoolBenchmark implements Callable<Integer> {
    private static final double BAR = 0.3;

    @Option(names = "--events", defaultValue = "100000", description = "Events a round (default: ${DEFAULT-VALUE}).")
    private int events;

    @Option(names = "--group", defaultValue = "100", description = "Events between two waits for durability.")
    private int group;

    @Option(names = "--bytes", defaultValue = "400", description = "Bytes of one event.")
    private int bytes;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds, ours and the reference in turn.")
    private int rounds;

    @Option(names = "--directory", description = "Where to write (default: a temporary directory).")
    private @Nullable Path directory;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var place = directory == null
                ? Files.createTempDirectory("vigia-spool")
                : Files.createTempDirectory(directory, "vigia-spool");
        var out = spec.commandLine().getOut();
        try {
            var ours = new double[rounds];
            var reference = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ours[round] = events / journal(place.resolve("journal-" + round));
                reference[round] = events / bare(place.resolve("bare-" + round));
                out.printf(
                        "round %d: journal %,.0f events/s, bare %,.0f events/s%n",
                        round + 1, ours[round], reference[round]);
                out.flush();
            }
            return new Verdict("spool", Verdict.median(ours) / Verdict.median(reference), BAR).print(out);
        } finally {
            delete(place);
        }
    }

    /** Seconds. */
    private double journal(Path place) throws IOException {
        var limits = new JournalLimits(Long.MAX_VALUE / 2, 16 << 20, Duration.ofMillis(50));
        var groups = groups();
        try (var journal = new Journal(place, limits, Clock.systemUTC())) {
            long start = System.nanoTime();
            for (var entries : groups) {
                journal.durable(journal.append(entries)).join();
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private double bare(Path file) throws IOException {
        var payloads = groups().stream()
                .map(entries -> {
                    var all = ByteBuffer.allocateDirect(entries.size() * bytes);
                    entries.forEach(entry -> all.put(entry.value()));
                    return all.flip();
                })
                .toList();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long start = System.nanoTime();
            for (var payload : payloads) {
                while (payload.hasRemaining()) {
                    channel.write(payload);
                }
                channel.force(false);
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private List<List<Entry>> groups() {
        var random = new Random(events);
        var groups = new ArrayList<List<Entry>>();
        for (int done = 0; done < events; done += group) {
            var entries = new ArrayList<Entry>();
            for (int i = 0; i < Math.min(group, events - done); i++) {
                var value = new byte[bytes];
                random.nextBytes(value);
                entries.add(new Entry("chat.events", "conversation-" + i % 10, value));
            }
            groups.add(entries);
        }
        return groups;
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
