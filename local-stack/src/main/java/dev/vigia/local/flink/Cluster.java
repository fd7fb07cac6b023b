package dev.vigia.local.flink;

import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.Installation;
import dev.vigia.local.home.JavaProgram;
import dev.vigia.local.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A standalone Flink session cluster of one JobManager and one TaskManager. */
public final class Cluster {
    private static final String JOBMANAGER = "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASKMANAGER = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

    private final Installation installation;
    private final DataDirectory data;
    private final ClusterPorts ports;
    private final Map<String, String> environment;
    private final List<Path> shared;

    /**
     * @param environment the settings of the jobs, whose {@code main} runs inside the JobManager
     * @param shared jars whose classes all jobs share: each process loads them once, not once a job and restart, which
     *     is most of the time that a killed process takes to heal
     */
    public Cluster(
            Installation installation,
            DataDirectory data,
            ClusterPorts ports,
            Map<String, String> environment,
            List<Path> shared) {
        this.installation = installation;
        this.data = data;
        this.ports = ports;
        this.environment = Map.copyOf(environment);
        this.shared = List.copyOf(shared);
    }

    /** Writes the configuration and clears what an earlier run left in the temporary directories. */
    public void prepare() throws IOException {
        Path home = data.of("flink");
        for (String temporary : List.of("tmp", "upload")) {
            clear(home.resolve(temporary));
        }
        writeConfiguration("jobmanager", ports.jobManagerMetrics());
        writeConfiguration("taskmanager", ports.taskManagerMetrics());
    }

    public ProcessSpec jobManager() {
        return process("jobmanager", JOBMANAGER, List.of("-Xms64m", "-Xmx256m", "-XX:TieredStopAtLevel=1"));
    }

    public ProcessSpec taskManager() {
        return process(
                "taskmanager",
                TASKMANAGER,
                List.of("-Xms96m", "-Xmx" + Configuration.TASKMANAGER_HEAP_MIB + "m", "-XX:MaxDirectMemorySize=128m"));
    }

    private ProcessSpec process(String name, String main, List<String> sizes) {
        JavaProgram java = JavaProgram.withClassPath(classPath());
        for (String opened : List.of("util", "lang", "time", "util.concurrent", "nio", "net", "io")) {
            java = java.option("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
        }
        for (String size : sizes) {
            java = java.option(size);
        }
        java = java.option("-Dlogback.configurationFile=" + installation.built("local-stack/config/logback.xml"))
                .option("-Dlog.file=" + data.log(name))
                .option("-Djava.io.tmpdir=" + data.of("flink").resolve("tmp"));
        List<String> command =
                java.command(main, "--configDir", configurationDirectory(name).toString());
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(JavaProgram.ENVIRONMENT);
        return new ProcessSpec(name, command, variables, data.log(name));
    }

    private String classPath() {
        return Stream.concat(
                        Stream.of(installation.classPath("local-stack/flink-runtime/target/lib")),
                        shared.stream().map(Path::toString))
                .collect(Collectors.joining(":"));
    }

    private Path configurationDirectory(String process) {
        return data.of("flink").resolve("conf-" + process);
    }

    private void writeConfiguration(String process, int metricsPort) throws IOException {
        Path directory = configurationDirectory(process);
        Files.createDirectories(directory);
        Files.writeString(
                directory.resolve("config.yaml"),
                Configuration.of(data, ports, metricsPort).entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    private static void clear(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(directory);
    }
}
