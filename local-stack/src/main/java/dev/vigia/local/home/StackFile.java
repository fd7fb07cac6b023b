package dev.vigia.local.home;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code run/stack.json}: what other tools need to reach a running stack. It exists only while everything is up.
 *
 * @param postgres JDBC address with user and password
 * @param pids process id by part: bridge, api, broker, jobmanager, taskmanager, postgres
 */
public record StackFile(
        String api,
        String bridge,
        String flink,
        String kafka,
        String postgres,
        String adminToken,
        String viewerToken,
        String ingestToken,
        Map<String, Long> pids) {
    public StackFile {
        pids = Map.copyOf(pids);
    }

    public static Optional<StackFile> read(Path file) throws IOException {
        return Files.exists(file)
                ? Optional.of(JsonFile.read(file, new TypeReference<StackFile>() {}))
                : Optional.empty();
    }

    public void write(Path file) throws IOException {
        JsonFile.write(file, this);
    }

    /** The same stack after one of its parts was started anew. */
    public StackFile with(String part, long pid) {
        Map<String, Long> changed = new TreeMap<>(pids);
        changed.put(part, pid);
        return new StackFile(api, bridge, flink, kafka, postgres, adminToken, viewerToken, ingestToken, changed);
    }

    @Override
    public String toString() {
        return "StackFile[" + api + ", " + bridge + ", " + pids + "]";
    }
}
