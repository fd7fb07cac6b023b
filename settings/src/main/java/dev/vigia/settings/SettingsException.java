package dev.vigia.settings;

import java.util.List;

/** The settings of a program cannot be used. The message lists every problem, one a line, so that one look mends all. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    SettingsException(List<String> problems) {
        super("The settings cannot be used:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each problem, each naming the variable. */
    public List<String> problems() {
        return problems;
    }
}
