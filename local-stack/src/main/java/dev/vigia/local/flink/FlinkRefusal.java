package dev.vigia.local.flink;

import java.io.IOException;
import java.util.stream.Collectors;

/** Flink answered, but with an error. */
final class FlinkRefusal extends IOException {
    private static final long serialVersionUID = 1;
    private static final String UNUSABLE_SETTINGS = "dev.vigia.settings.SettingsException: ";

    FlinkRefusal(int status, String body) {
        super("Flink answered " + status + ": " + body);
    }

    /** Whether a job's program did not accept its settings: the same call is refused as long as they are the same. */
    boolean isForSettings() {
        return String.valueOf(getMessage()).contains(UNUSABLE_SETTINGS);
    }

    /** The innermost cause that the answer tells: its message, without the class of a refusal for settings. */
    String cause() {
        String text = String.valueOf(getMessage());
        int last = text.lastIndexOf("Caused by: ");
        String cause = (last < 0 ? text : text.substring(last + 11))
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace(UNUSABLE_SETTINGS, "");
        return cause.lines()
                .takeWhile(line -> !line.startsWith("\tat ") && !line.startsWith("\t..."))
                .collect(Collectors.joining("\n"));
    }
}
