package dev.vigia.local.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {
    @TempDir
    Path directory;

    private final StackFile stack = new StackFile(
            "http://127.0.0.1:8080",
            "http://127.0.0.1:8090",
            "http://127.0.0.1:8081",
            "127.0.0.1:9092",
            "jdbc:postgresql://127.0.0.1:5433/vigia?user=vigia&password=p",
            "a",
            "v",
            "i",
            Map.of("bridge", 1L));

    @Test
    void hasExactlyTheFieldsThatOtherToolsRelyOn() throws IOException {
        Path file = directory.resolve("run/stack.json");
        stack.with("api", 2).write(file);
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "api",
                        "bridge",
                        "flink",
                        "kafka",
                        "postgres",
                        "adminToken",
                        "viewerToken",
                        "ingestToken",
                        "pids");
        assertThat(json.path("pids").path("bridge").asLong()).isEqualTo(1);
        assertThat(json.path("pids").path("api").asLong()).isEqualTo(2);
    }

    @Test
    void isReadableByItsOwnerOnlyAndLeavesNoPartialFile() throws IOException {
        Path file = directory.resolve("stack.json");
        stack.write(file);
        stack.with("bridge", 7).write(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryContaining(path -> path.equals(file));
        assertThat(directory.toFile().list()).hasSize(1);
        assertThat(StackFile.read(file)).contains(stack.with("bridge", 7));
    }

    @Test
    void secretsAreDrawnOnceAndNeverPrinted() throws IOException {
        Path file = directory.resolve("secrets.json");
        Secrets first = Secrets.of(file);
        assertThat(Secrets.of(file)).isEqualTo(first);
        assertThat(first.toString()).doesNotContain(first.adminToken());
        assertThat(first.apiKeys()).doesNotContain(first.adminToken()).startsWith("admin:admin:");
        assertThat(stack.toString()).doesNotContain("password");
    }
}
