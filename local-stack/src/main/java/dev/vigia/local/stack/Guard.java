package dev.vigia.local.stack;

import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.Installation;
import dev.vigia.local.process.ProcessSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who supervises the supervisor: a shell that waits for its end and then becomes the next one. The supervisor in turn
 * keeps the guard alive like any part, and ends it first when it stops.
 */
public final class Guard {
    static final String NAME = "guard";
    /** The command of the launcher that takes over a running stack. */
    public static final String TAKE_OVER = "take-over";

    private static final String WAIT_THEN_RUN = "while kill -0 \"$0\" 2>/dev/null; do sleep 0.5; done; exec \"$@\"";

    private Guard() {}

    static ProcessSpec of(ProcessHandle supervisor, DataDirectory data) {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", WAIT_THEN_RUN, Long.toString(supervisor.pid())));
        words.addAll(launcher(TAKE_OVER, data));
        return new ProcessSpec(NAME, words, Map.of(), data.log("supervisor"));
    }

    /** The command line of a supervisor without a terminal. */
    public static List<String> launcher(String command, DataDirectory data) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms16m", "-Xmx96m", "-Xss512k"));
        words.add("-Dvigia.home=" + Installation.current().root());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.vigia.local.Main", command));
        words.addAll(List.of("--data", data.root().toString()));
        return words;
    }
}
