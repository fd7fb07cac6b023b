package dev.vigia.jobs.conversations;

import dev.vigia.events.ChatEvent;
import dev.vigia.jobs.JobStage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the whole job begin with: some conversations, what the tables must hold of them, and a cluster. */
abstract class WholeJob {
    private static final long SEED = 7;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = JobStage.cluster();

    final List<ChatEvent> events = Scripted.conversations(new Random(SEED), 30);
    final Tables expected = Oracle.tablesOf(events, Duration.ofMinutes(30), Duration.ofMinutes(5));

    Surroundings around;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        around = Surroundings.start(directory);
    }

    @AfterEach
    void stop() throws Exception {
        around.close();
    }

    static List<ChatEvent> shuffled(List<ChatEvent> events) {
        var others = new ArrayList<>(events);
        Collections.shuffle(others, new Random(SEED));
        return others;
    }
}
