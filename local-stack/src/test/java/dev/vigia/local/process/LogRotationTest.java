package dev.vigia.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRotationTest {
    @TempDir
    Path logs;

    @Test
    void fullLogIsSetAsideAndCut() throws IOException {
        Path full = Files.writeString(logs.resolve("full.log"), "0123456789");
        Path small = Files.writeString(logs.resolve("small.log"), "01");
        new LogRotation(logs, 5).run();
        assertThat(full).isEmptyFile();
        assertThat(logs.resolve("full.log.1")).hasContent("0123456789");
        assertThat(small).hasContent("01");
        assertThat(logs.resolve("small.log.1")).doesNotExist();
    }
}
