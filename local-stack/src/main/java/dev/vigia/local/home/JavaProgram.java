package dev.vigia.local.home;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command line that runs a Java program on the same JVM as this one, sized for a machine shared by many. */
public record JavaProgram(List<String> words) {
    /** Fewer malloc arenas: native memory of many threads otherwise stays spread over dozens of them. */
    public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    public JavaProgram {
        words = List.copyOf(words);
    }

    public static JavaProgram withClassPath(String classPath) {
        return plain().plus("-cp", classPath);
    }

    /** The command for {@code java OPTIONS -jar FILE}. */
    public static List<String> jar(Path file, List<String> options) {
        List<String> words = new ArrayList<>(plain().words());
        words.addAll(options);
        words.addAll(List.of("-jar", file.toString()));
        return words;
    }

    public JavaProgram option(String option) {
        return plus(option);
    }

    public List<String> command(String mainClass, String... arguments) {
        return plus(mainClass).plus(arguments).words();
    }

    private static JavaProgram plain() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new JavaProgram(List.of(java, "-XX:+UseSerialGC", "-Xss512k", "-XX:+ExitOnOutOfMemoryError"));
    }

    private JavaProgram plus(String... more) {
        List<String> longer = new ArrayList<>(words);
        longer.addAll(List.of(more));
        return new JavaProgram(longer);
    }
}
