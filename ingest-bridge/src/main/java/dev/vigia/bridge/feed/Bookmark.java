package dev.vigia.bridge.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** The last event of a feed that is durable, kept over restarts. */
final class Bookmark {
    private final Path file;
    private @Nullable String lastEventId;

    Bookmark(Path directory, String agentId) throws IOException {
        file = Files.createDirectories(directory).resolve("feed-" + agentId);
        lastEventId = Files.exists(file) ? Files.readString(file).strip() : null;
    }

    @Nullable
    String lastEventId() {
        return lastEventId;
    }

    void move(String eventId) throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, eventId);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        lastEventId = eventId;
    }
}
