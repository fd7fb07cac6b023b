package dev.vigia.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.StackException;
import dev.vigia.local.process.OneShot;
import dev.vigia.local.process.ProcessSpec;
import dev.vigia.local.process.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    Path directory;

    @Test
    void recordedProcessIsEndedAndForgotten() throws IOException {
        DataDirectory data = new DataDirectory(directory);
        ProcessSpec spec = new ProcessSpec("bridge", List.of("sleep", "60"), Map.of(), data.log("bridge"));
        Process left = OneShot.start(spec, new RunRecord(data.processesFile()), Clock.systemUTC());
        assertThat(Leftovers.end(data)).containsExactly("bridge");
        assertThat(left.isAlive()).isFalse();
        assertThat(data.processesFile()).doesNotExist();
        assertThat(Leftovers.end(data)).isEmpty();
    }

    @Test
    void secondStackOnOneDirectoryIsRefused() throws IOException {
        DataDirectory data = new DataDirectory(directory);
        try (StackLock held = StackLock.take(data)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> StackLock.take(data))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("already runs");
        }
        StackLock.take(data).close();
        assertThat(StackLock.isHeld(data)).isFalse();
    }

    @Test
    void tooLittleRoomIsOneClearLine() throws IOException {
        DataDirectory data = new DataDirectory(directory);
        Files.createDirectories(data.root());
        assertThatThrownBy(() -> Disk.check(data, Long.MAX_VALUE))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("is full")
                .hasMessageContaining("--data");
    }
}
