package dev.vigia.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What can be known of docker-compose.yml without pulling an image: that it is sound and agrees with the programs. */
class ComposeTest {
    private static final Path HOME = Path.of(System.getProperty("vigia.home"));
    private static final Set<String> SERVICE_KEYS = Set.of(
            "restart",
            "image",
            "build",
            "init",
            "command",
            "entrypoint",
            "environment",
            "volumes",
            "ports",
            "depends_on",
            "healthcheck");
    private static final Pattern SETTING = Pattern.compile("\"(VIGIA_[A-Z0-9_]+)\"");
    private static final Pattern REQUIRED = Pattern.compile("required(?:Text|Secret)\\(\"(VIGIA_[A-Z0-9_]+)\"");

    private static Map<String, Object> compose;
    private static Map<String, Map<String, Object>> services;

    @BeforeAll
    static void read() throws IOException {
        compose = new Yaml().load(Files.readString(HOME.resolve("docker-compose.yml")));
        services = maps(compose.get("services"));
    }

    @Test
    void everyServiceIsWellFormed() {
        assertThat(compose.keySet().stream().filter(key -> !key.startsWith("x-")))
                .containsExactlyInAnyOrder("name", "services", "volumes");
        services.forEach((name, service) -> {
            assertThat(SERVICE_KEYS).as(name).containsAll(service.keySet());
            assertThat(service.containsKey("image") ^ service.containsKey("build"))
                    .as(name)
                    .isTrue();
            if (service.containsKey("restart")) {
                assertThat(service)
                        .as(name + " stays up, so it must tell whether it is well")
                        .containsKey("healthcheck");
            }
        });
    }

    @Test
    void dependenciesNameServicesThatCanMeetTheirCondition() {
        services.forEach((name, service) -> maps(service.getOrDefault("depends_on", Map.of()))
                .forEach((needed, how) -> {
                    assertThat(services).as(name).containsKey(needed);
                    boolean waitsForHealth = "service_healthy".equals(how.get("condition"));
                    assertThat(services.get(needed).containsKey("healthcheck"))
                            .as(name + " → " + needed)
                            .isEqualTo(waitsForHealth);
                }));
    }

    @Test
    void imagesArePinnedToTheVersionsOfTheBuild() throws IOException {
        var pom = Files.readString(HOME.resolve("pom.xml"));
        assertThat(image("kafka")).isEqualTo("apache/kafka:" + property(pom, "kafka.version"));
        assertThat(property(pom, "embedded.postgres.binaries.version"))
                .startsWith(image("postgres").substring("postgres:".length()) + ".");
        assertThat(Files.readString(HOME.resolve("flink-jobs/Dockerfile")))
                .contains("FROM flink:" + property(pom, "flink.version") + "-");
        for (var module : builtModules()) {
            assertThat(Files.readString(HOME.resolve(module).resolve("Dockerfile")))
                    .as(module)
                    .containsPattern("(?m)^FROM \\S+:\\d+\\.\\d+\\.\\d+\\S*$");
        }
    }

    @Test
    void builtModulesCopyWhatTheBuildMakes() throws IOException {
        for (var module : builtModules()) {
            var jar = "target/vigia-" + module + ".jar";
            assertThat(Files.readString(HOME.resolve(module).resolve("Dockerfile")))
                    .contains("COPY " + jar);
            assertThat(Files.readString(HOME.resolve(module).resolve(".dockerignore")))
                    .contains("!" + jar);
        }
    }

    @Test
    void theEnvironmentIsWhatTheProgramsRead() throws IOException {
        for (var service : Map.of(
                        "bridge", List.of("ingest-bridge", "settings"),
                        "api", List.of("query-api", "schema", "settings"),
                        "jobs", List.of("flink-jobs", "schema", "settings"),
                        "migrate", List.of("schema", "settings"))
                .entrySet()) {
            var known = new HashSet<String>();
            var required = new HashSet<String>();
            for (var module : service.getValue()) {
                known.addAll(find(SETTING, module));
                required.addAll(find(REQUIRED, module));
            }
            var given = environment(service.getKey()).keySet().stream()
                    .filter(name -> name.startsWith("VIGIA_"))
                    .collect(Collectors.toSet());
            assertThat(known).as("read by " + service.getKey()).containsAll(given);
            assertThat(given).as("given to " + service.getKey()).containsAll(required);
        }
    }

    @Test
    void onlyLoopbackIsPublishedAndOnThePortsPeopleExpect() {
        var published = services.values().stream()
                .flatMap(service -> ((List<?>) service.getOrDefault("ports", List.of())).stream())
                .map(Object::toString)
                .toList();

        assertThat(published).allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(published.stream().map(port -> port.split(":")[1]))
                .containsExactlyInAnyOrder("8080", "8081", "8090", "9092", "5433");
    }

    @Test
    void theTopicsAreThoseOfTheContract() throws IOException {
        var script = Files.readString(HOME.resolve("deploy/compose/create-topics.sh"));
        var created =
                Pattern.compile("(?m)^create (\\S+)").matcher(script).results().map(match -> match.group(1));

        assertThat(created).containsExactlyInAnyOrder(Topics.EVENTS, Topics.REJECTED, Topics.TILES);
    }

    @Test
    void theJobsAreThoseOfTheJar() throws IOException {
        var script = Files.readString(HOME.resolve("deploy/compose/submit-jobs.sh"));
        var jobs = Pattern.compile("for job in (.*); do").matcher(script);
        assertThat(jobs.find()).isTrue();

        for (var job : jobs.group(1).split(" ")) {
            var main = Character.toUpperCase(job.charAt(0)) + job.substring(1) + "Job.java";
            assertThat(HOME.resolve("flink-jobs/src/main/java/dev/vigia/jobs")
                            .resolve(job)
                            .resolve(main))
                    .exists();
        }
    }

    @Test
    void noSecretStandsInTheFile() throws IOException {
        assertThat(environment("postgres").get("POSTGRES_PASSWORD").toString()).startsWith("${VIGIA_DB_PASSWORD:?");
        var example = Files.readString(HOME.resolve("deploy/compose/env.example"));
        for (var line : example.lines().filter(text -> !text.startsWith("#")).toList()) {
            assertThat(line).matches("VIGIA_[A-Z_]+=");
        }
    }

    private static List<String> builtModules() {
        return services.values().stream()
                .filter(service -> service.containsKey("build"))
                .map(service -> map(service.get("build")).get("context").toString())
                .distinct()
                .toList();
    }

    private static String image(String service) {
        return services.get(service).get("image").toString();
    }

    private static Map<String, Object> environment(String service) {
        return map(services.get(service).get("environment"));
    }

    private static String property(String pom, String name) {
        var matcher = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<").matcher(pom);
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }

    private static Set<String> find(Pattern pattern, String module) throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(HOME.resolve(module).resolve("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group(1)));
            }
        }
        return Set.copyOf(new HashSet<>(found));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object yaml) {
        return (Map<String, Object>) yaml;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> maps(Object yaml) {
        return (Map<String, Map<String, Object>>) yaml;
    }
}
