package dev.vigia.local.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path root;

    @Test
    void newestOfAllSubmissionsComesFirst() throws IOException {
        Path old = checkpoint("a", 90, 0);
        Path newer = checkpoint("b", 91, 10);
        Path newest = checkpoint("b", 92, 20);
        assertThat(new Checkpoints(root).newestFirst()).containsExactly(newest, newer, old);
    }

    @Test
    void sameSecondIsDecidedByTheNumber() throws IOException {
        Path ninth = checkpoint("a", 9, 0);
        Path tenth = checkpoint("a", 10, 0);
        assertThat(new Checkpoints(root).newestFirst()).containsExactly(tenth, ninth);
    }

    @Test
    void incompleteOnesDoNotCount() throws IOException {
        Files.createDirectories(root.resolve("a/chk-5"));
        Files.createDirectories(root.resolve("a/shared"));
        Files.writeString(Files.createDirectories(root.resolve("a/chk-6")).resolve("_metadata"), "");
        assertThat(new Checkpoints(root).newestFirst()).isEmpty();
        assertThat(new Checkpoints(root.resolve("none")).newestFirst()).isEmpty();
    }

    @Test
    void onlyOtherSubmissionsAreDeleted() throws IOException {
        checkpoint("a", 1, 0);
        Path own = checkpoint("b", 2, 10);
        Checkpoints checkpoints = new Checkpoints(root);
        checkpoints.keepOnly("b");
        assertThat(checkpoints.newestFirst()).containsExactly(own);
        assertThat(checkpoints.completeOf("b")).isEqualTo(1);
        assertThat(root.resolve("a")).doesNotExist();
    }

    private Path checkpoint(String job, int number, int second) throws IOException {
        Path directory = Files.createDirectories(root.resolve(job).resolve("chk-" + number));
        Path metadata = Files.writeString(directory.resolve("_metadata"), "state");
        Files.setLastModifiedTime(metadata, FileTime.from(NOON.plusSeconds(second)));
        return directory;
    }
}
