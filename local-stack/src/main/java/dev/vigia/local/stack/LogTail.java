package dev.vigia.local.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, without reading the rest. */
public final class LogTail {
    private static final int READ_AT_MOST = 256 * 1024;

    private LogTail() {}

    /** The last lines, at most {@code count}; none when there is no file. */
    public static List<String> lines(Path log, int count) throws IOException {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - READ_AT_MOST);
            byte[] end = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        }
    }

    /** The last line that is not blank and not part of a stack trace. */
    public static String lastLine(Path log) throws IOException {
        return lines(log, 200).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("\tat ") && !line.startsWith("\t..."))
                .reduce((before, line) -> line)
                .orElse("it wrote nothing");
    }
}
