package dev.vigia.local.stack;

import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.StackFile;
import dev.vigia.local.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;

/** Keeps {@code stack.json} true from the moment everything is ready until the stop. */
final class Announcement {
    private final DataDirectory data;
    private StackFile file;
    private boolean published;

    Announcement(DataDirectory data, StackFile file) {
        this.data = data;
        this.file = file;
    }

    synchronized StackFile file() {
        return file;
    }

    synchronized void started(ProcessIdentity process) throws IOException {
        if (!isPart(process.name())) {
            return;
        }
        file = file.with(process.name(), process.pid());
        if (published) {
            file.write(data.stackFile());
        }
    }

    synchronized void publish() throws IOException {
        published = true;
        file.write(data.stackFile());
    }

    synchronized void withdraw() throws IOException {
        published = false;
        Files.deleteIfExists(data.stackFile());
    }

    /** Demo traffic and the guard are supervised too, but are no parts of the stack. */
    private static boolean isPart(String name) {
        for (Part part : Part.values()) {
            if (part.name().toLowerCase(Locale.ROOT).equals(name)) {
                return true;
            }
        }
        return false;
    }
}
