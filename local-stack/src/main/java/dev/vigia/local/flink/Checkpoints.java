package dev.vigia.local.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The retained checkpoints of one job: {@code ROOT/FLINK-JOB-ID/chk-N/_metadata}. Every submission has an id of its own,
 * so that a restart never writes over what it restored from.
 */
final class Checkpoints {
    private record Retained(Path directory, FileTime completedAt, long number) {}

    private final Path root;

    Checkpoints(Path root) {
        this.root = root;
    }

    /** Complete checkpoints, newest first. */
    List<Path> newestFirst() throws IOException {
        List<Retained> found = new ArrayList<>();
        for (Path job : directories(root)) {
            for (Path checkpoint : directories(job)) {
                Path metadata = checkpoint.resolve("_metadata");
                String name = String.valueOf(checkpoint.getFileName());
                if (name.matches("chk-\\d+") && Files.exists(metadata) && Files.size(metadata) > 0) {
                    found.add(new Retained(
                            checkpoint, Files.getLastModifiedTime(metadata), Long.parseLong(name.substring(4))));
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(Retained::completedAt)
                        .thenComparing(Retained::number)
                        .reversed())
                .map(Retained::directory)
                .toList();
    }

    /** How many complete checkpoints the submission with this id has on disk. */
    long completeOf(String jobId) throws IOException {
        return newestFirst().stream()
                .filter(checkpoint -> checkpoint.startsWith(root.resolve(jobId)))
                .count();
    }

    /** Deletes everything of other submissions: to be called when this one stands on its own checkpoints. */
    void keepOnly(String jobId) throws IOException {
        for (Path job : directories(root)) {
            if (!job.equals(root.resolve(jobId))) {
                try (Stream<Path> files = Files.walk(job)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    private static List<Path> directories(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).toList();
        }
    }
}
