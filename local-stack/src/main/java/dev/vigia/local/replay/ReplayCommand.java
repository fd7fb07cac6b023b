package dev.vigia.local.replay;

import dev.vigia.local.home.DataOption;
import dev.vigia.local.home.StackException;
import dev.vigia.local.home.StackFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vigia replay}: exit code 1 when a line could not be read or a conversation could not be played. */
@Command(
        name = "replay",
        description = "Plays recorded conversations through the running system.",
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    private enum Way {
        tap,
        ingest
    }

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "JSON lines: {\"id\",\"turns\":[{\"role\",\"ts\"?,\"text\"}]}")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--speed", paramLabel = "X", description = "Divides the recorded gaps (default: ${DEFAULT-VALUE}).")
    private double speed = 1;

    @Option(names = "--via", description = "tap: real traffic now; ingest: events with their recorded times.")
    private Way via = Way.tap;

    @Option(names = "--agent", paramLabel = "ID", description = "The agent to appear as (default: ${DEFAULT-VALUE}).")
    private String agent = "replay";

    @Option(names = "--at-once", paramLabel = "N", description = "Conversations at a time (default: ${DEFAULT-VALUE}).")
    private int atOnce = 100;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(speed > 0) || atOnce < 1) {
            throw new StackException("--speed and --at-once must be greater than 0");
        }
        Clock clock = Clock.systemUTC();
        StackFile stack = StackFile.read(data.directory().stackFile())
                .orElseThrow(() -> new StackException(
                        "no stack runs on " + data.directory().root() + ": start one with ./vigia up"));
        List<Recording> recordings = new ArrayList<>();
        int faults = read(recordings);
        Instant begin = clock.instant();
        try (Outcome outcome = new Outcome(recordings.size(), Boolean.getBoolean("vigia.terminal"))) {
            if (via == Way.tap) {
                new TapReplay(stack, agent, speed, atOnce).play(recordings, outcome);
            } else {
                new IngestReplay(stack, agent).play(recordings, outcome);
            }
            faults += outcome.close(Duration.between(begin, clock.instant()));
        }
        return faults == 0 ? 0 : 1;
    }

    private int read(List<Recording> recordings) throws IOException {
        int bad = 0;
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new StackException("cannot read " + file);
            }
            List<String> lines =
                    Files.readString(file, StandardCharsets.UTF_8).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).isBlank()) {
                    continue;
                }
                RecordedLine line = RecordedLine.read(lines.get(i));
                if (line instanceof RecordedLine.Good good) {
                    recordings.add(good.recording());
                } else if (line instanceof RecordedLine.Bad wrong) {
                    System.err.println(file + ":" + (i + 1) + ": " + wrong.reason());
                    bad++;
                }
            }
        }
        return bad;
    }
}
