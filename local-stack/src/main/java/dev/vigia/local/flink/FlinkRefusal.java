package dev.vigia.local.flink;

import java.io.IOException;

/** Flink answered, but with an error. */
final class FlinkRefusal extends IOException {
    private static final long serialVersionUID = 1;

    FlinkRefusal(int status, String body) {
        super("Flink answered " + status + ": " + body);
    }

    /** The innermost cause that the answer tells, on one line. */
    String cause() {
        String text = String.valueOf(getMessage());
        int last = text.lastIndexOf("Caused by: ");
        String cause = (last < 0 ? text : text.substring(last + 11)).replace("\\n", "\n");
        int end = cause.indexOf('\n');
        return end < 0 ? cause : cause.substring(0, end);
    }
}
