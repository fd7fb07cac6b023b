package dev.vigia.local.stack;

import dev.vigia.local.flink.JobDefinition;
import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.Installation;
import dev.vigia.local.home.JavaProgram;
import dev.vigia.local.home.Secrets;
import dev.vigia.local.home.StagedProgram;
import dev.vigia.local.postgres.Postgres;
import dev.vigia.local.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project's own programs: how each is run and which settings it gets. */
final class Programs {
    private static final String TRANSFORMER = "VIGIA_SENTIMENT_ONNX_";

    /** What whoever starts the stack may set for the jobs, by the beginning of the name. */
    private static final List<String> JOB_KNOBS = List.of(
            "VIGIA_ALERT_",
            "VIGIA_TREND_",
            "VIGIA_TOPICS_",
            "VIGIA_QUESTION_",
            TRANSFORMER,
            "VIGIA_SESSION_GAP",
            "VIGIA_ANSWER_TIMEOUT",
            "VIGIA_TIME_FLOOR",
            "VIGIA_ARCHIVE");

    /** The same for the bridge. */
    private static final List<String> BRIDGE_KNOBS =
            List.of("VIGIA_PROFILES", "VIGIA_AGENT_PROFILES", "VIGIA_STALL_GAP", "VIGIA_MASK_", "VIGIA_PHONE_REGIONS");

    /** And for the migration. */
    private static final List<String> MIGRATION_KNOBS = List.of("VIGIA_RETENTION");

    private static final String SCHEMA_JAR = "schema/target/vigia-schema.jar";
    private static final String BRIDGE_JAR = "ingest-bridge/target/vigia-ingest-bridge.jar";
    private static final String JOBS_JAR = "flink-jobs/target/vigia-flink-jobs.jar";
    private static final String TRANSFORMER_JAR = "analysis-onnx/target/vigia-analysis-onnx.jar";
    private static final String API_JAR = "query-api/target/vigia-query-api.jar";

    private final Installation installation;
    private final DataDirectory data;
    private final Secrets secrets;
    private final Ports ports;
    private final Postgres postgres;

    Programs(Installation installation, DataDirectory data, Secrets secrets, Ports ports, Postgres postgres) {
        this.installation = installation;
        this.data = data;
        this.secrets = secrets;
        this.ports = ports;
        this.postgres = postgres;
    }

    /** Throws when one of the programs is not there, before anything is started. */
    void checkBuilt() {
        List.of(SCHEMA_JAR, BRIDGE_JAR, JOBS_JAR, API_JAR).forEach(installation::built);
    }

    ProcessSpec bridge(Map<String, String> agents) throws IOException {
        Map<String, String> settings = new HashMap<>(common());
        settings.putAll(given(BRIDGE_KNOBS));
        settings.put("VIGIA_BRIDGE_HOST", "127.0.0.1");
        settings.put("VIGIA_BRIDGE_PORT", Integer.toString(ports.of(Port.BRIDGE)));
        settings.put(
                "VIGIA_BRIDGE_DATA", Files.createDirectories(data.of("bridge")).toString());
        settings.put("VIGIA_PSEUDONYM_KEY", secrets.pseudonymKey());
        settings.put(
                "VIGIA_AGENTS",
                agents.entrySet().stream()
                        .map(agent -> agent.getKey() + "=" + agent.getValue())
                        .sorted()
                        .collect(Collectors.joining(",")));
        return program(
                Part.BRIDGE, BRIDGE_JAR, List.of("-Xms48m", "-Xmx192m", "-XX:MaxDirectMemorySize=96m"), settings);
    }

    ProcessSpec api() throws IOException {
        Map<String, String> settings = new HashMap<>(common());
        settings.put("VIGIA_API_HOST", "127.0.0.1");
        settings.put("VIGIA_API_PORT", Integer.toString(ports.of(Port.API)));
        // It answers a few requests a second here; half of its start would be spent on optimising compilation.
        return program(Part.API, API_JAR, List.of("-Xms48m", "-Xmx224m", "-XX:TieredStopAtLevel=1"), settings);
    }

    /** Settings of the jobs; set on the JobManager, where the {@code main} of each job runs, and on the TaskManager. */
    Map<String, String> jobSettings() {
        Map<String, String> settings = new HashMap<>(common());
        settings.put("VIGIA_SENTIMENT_MODEL", data.sentimentModel().toString());
        settings.putAll(given(JOB_KNOBS));
        return settings;
    }

    private static Map<String, String> given(List<String> knobs) {
        Map<String, String> given = new HashMap<>(System.getenv());
        given.keySet().removeIf(name -> knobs.stream().noneMatch(name::startsWith));
        return given;
    }

    /** Stages the jar of the jobs, which must stay as it is while the cluster runs. */
    Path jobsJar() throws IOException {
        return staged("jobs", JOBS_JAR);
    }

    /** What the cluster shares with all jobs: their jar and, with a transformer named, its reader and runtime. */
    List<Path> sharedJars(Path jobsJar) throws IOException {
        if (given(List.of(TRANSFORMER)).isEmpty()) {
            return List.of(jobsJar);
        }
        Path reader = staged("transformer", TRANSFORMER_JAR);
        try (Stream<Path> runtime = Files.list(reader.resolveSibling("lib"))) {
            return Stream.concat(Stream.of(jobsJar, reader), runtime.sorted()).toList();
        }
    }

    /** Where an earlier start has staged it. */
    static Path stagedJobsJar(DataDirectory data) {
        return data.of("programs").resolve("jobs").resolve(Path.of(JOBS_JAR).getFileName());
    }

    static List<JobDefinition> jobs(Path jar) {
        return Stream.of("Conversations", "Insights", "Trends")
                .map(job -> {
                    String name = job.toLowerCase(Locale.ROOT);
                    return new JobDefinition(name, jar, "dev.vigia.jobs." + name + "." + job + "Job");
                })
                .toList();
    }

    /** Brings the database's schema to the newest version and ends. */
    ProcessSpec migration() throws IOException {
        Map<String, String> settings = new HashMap<>(common());
        settings.putAll(given(MIGRATION_KNOBS));
        return new ProcessSpec(
                "migrate",
                JavaProgram.jar(staged("migrate", SCHEMA_JAR), List.of("-Xmx96m", "-XX:TieredStopAtLevel=1")),
                settings,
                data.log("migrate"));
    }

    private ProcessSpec program(Part part, String jar, List<String> options, Map<String, String> settings)
            throws IOException {
        return new ProcessSpec(
                part.toString(),
                JavaProgram.jar(staged(part.toString(), jar), options),
                settings,
                data.log(part.toString()));
    }

    private Path staged(String name, String jar) throws IOException {
        return StagedProgram.stage(installation.built(jar), data.of("programs").resolve(name));
    }

    private Map<String, String> common() {
        Map<String, String> settings = new HashMap<>(JavaProgram.ENVIRONMENT);
        settings.put("VIGIA_KAFKA_BOOTSTRAP", ports.address(Port.KAFKA));
        settings.put("VIGIA_DB_URL", postgres.url());
        settings.put("VIGIA_DB_USER", Postgres.user());
        settings.put("VIGIA_DB_PASSWORD", secrets.databasePassword());
        settings.put("VIGIA_API_KEYS", secrets.apiKeys());
        return settings;
    }
}
