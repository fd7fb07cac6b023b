package dev.vigia.local;

import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.DataOption;
import dev.vigia.local.home.StackException;
import dev.vigia.local.stack.LogTail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vigia logs PART}. */
@Command(name = "logs", description = "Prints the log of one part.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    private static final long POLL_MS = 200;

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "PART", description = "postgres, broker, jobmanager, taskmanager, bridge, api, …")
    private String part = "";

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "How many of the last lines (default: 200).")
    private int lines = 200;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing what is added, until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataDirectory directory = data.directory();
        Path log = directory.log(part);
        if (!Files.exists(log)) {
            throw new StackException("no log of " + part + "; there is: " + present(directory));
        }
        long end = Files.size(log);
        LogTail.lines(log, lines).forEach(System.out::println);
        while (follow) {
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
            end = printFrom(log, end);
        }
        return 0;
    }

    /** A log that has become shorter was rotated: it is read again from its beginning. */
    private static long printFrom(Path log, long position) throws IOException {
        try (FileChannel channel = FileChannel.open(log)) {
            channel.position(channel.size() < position ? 0 : position);
            InputStream news = Channels.newInputStream(channel);
            news.transferTo(System.out);
            System.out.flush();
            return channel.position();
        }
    }

    private static String present(DataDirectory directory) throws IOException {
        if (!Files.isDirectory(directory.logs())) {
            return "none, nothing ever ran on " + directory.root();
        }
        try (Stream<Path> logs = Files.list(directory.logs())) {
            return logs.map(log -> String.valueOf(log.getFileName()))
                    .filter(name -> name.endsWith(".log"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }
}
