package dev.vigia.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The page in a browser ({@code dashboard/e2e}), in a process of its own beside what else the stack is asked meanwhile. */
final class PageCheck implements AutoCloseable {
    static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("VIGIA_CHROMIUM", "/usr/bin/chromium"));

    private final Process process;
    private final Path output;

    /** @param token of a viewer */
    PageCheck(Vigia vigia, String token) {
        output = vigia.data().resolve("browser.out");
        try {
            process = new ProcessBuilder(
                            "npm",
                            "run",
                            "e2e",
                            "--",
                            "--url",
                            vigia.stack().path("api").asText(),
                            "--token=" + token, // it may begin with a dash
                            "--chromium",
                            CHROMIUM.toString(),
                            "--out",
                            vigia.data().resolve("screenshots").toString(),
                            "--alert",
                            Trouble.FAILING,
                            "--trend",
                            Trouble.SLOWING,
                            "--patience",
                            "60000")
                    .directory(vigia.home().resolve("dashboard").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /** Whether all that a user should see was seen, within three minutes. */
    boolean passes() throws InterruptedException {
        return process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() == 0;
    }

    /** What the check has said until now. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
