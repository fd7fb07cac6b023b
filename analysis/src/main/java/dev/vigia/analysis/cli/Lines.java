package dev.vigia.analysis.cli;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines ended by a line feed only, so that a carriage return inside a text does not shift the answers. */
final class Lines {
    private final BufferedReader in;

    Lines(BufferedReader in) {
        this.in = in;
    }

    /** The next line without its end, or null at the end of the input. */
    @Nullable
    String next() throws IOException {
        int c = in.read();
        if (c < 0) {
            return null;
        }
        var line = new StringBuilder();
        for (; c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }

    /** Whether more input can be read at once. */
    boolean waiting() throws IOException {
        return in.ready();
    }
}
