package dev.vigia.local;

import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.stack.Guard;
import dev.vigia.local.stack.StackOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the supervisor as a process of its own and shows what it says until everything is ready. */
final class DetachedStart {
    private static final long POLL_MS = 100;

    private DetachedStart() {}

    /** Answers 0 when everything is ready, else the exit code of the supervisor that gave up. */
    static int run(DataDirectory data, StackOptions options) throws IOException, InterruptedException {
        Path log = data.log("supervisor");
        Files.createDirectories(data.logs());
        long shown = Files.exists(log) ? Files.size(log) : 0;
        Process supervisor = new ProcessBuilder(command(data, options))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        boolean ready = false;
        while (supervisor.isAlive() && !ready) {
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
            String news = read(log, shown);
            int end = news.lastIndexOf('\n') + 1;
            System.out.print(news.substring(0, end));
            System.out.flush();
            shown += news.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
            ready = news.substring(0, end).lines().anyMatch(line -> line.startsWith("ready in "));
        }
        if (ready) {
            return 0;
        }
        System.out.print(read(log, shown));
        int exit = supervisor.waitFor();
        return exit == 0 ? 1 : exit;
    }

    private static List<String> command(DataDirectory data, StackOptions options) {
        List<String> words = new ArrayList<>();
        Path setsid = Path.of("/usr/bin/setsid");
        if (Files.isExecutable(setsid)) {
            words.add(setsid.toString());
        }
        words.addAll(Guard.launcher("up", data));
        options.ports().forEach((port, number) -> words.addAll(List.of(port.flag(), number.toString())));
        options.agents().forEach((id, address) -> words.addAll(List.of("--agent", id + "=" + address)));
        if (options.autoPorts()) {
            words.add("--auto-ports");
        }
        return words;
    }

    private static String read(Path log, long from) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] news = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(news);
            return new String(news, StandardCharsets.UTF_8);
        }
    }
}
