package dev.vigia.local.flink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Uploads each jar once and remembers its id, until the cluster no longer knows it. */
final class JarIds {
    private final FlinkRest flink;
    private final Map<Path, String> ids = new HashMap<>();

    JarIds(FlinkRest flink) {
        this.flink = flink;
    }

    String idOf(Path jar) throws IOException, InterruptedException {
        String id = ids.get(jar);
        if (id == null) {
            id = flink.upload(jar);
            ids.put(jar, id);
        }
        return id;
    }

    void forget() {
        ids.clear();
    }
}
