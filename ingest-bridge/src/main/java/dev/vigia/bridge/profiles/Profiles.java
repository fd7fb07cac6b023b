package dev.vigia.bridge.profiles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.vigia.bridge.dialect.AutoDialect;
import dev.vigia.bridge.dialect.OpeningNames;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The profiles that there are: those shipped, and a team's own, which may replace shipped ones. Immutable. */
public final class Profiles {
    /** The profile of agents about which nothing is said; see {@link AutoDialect}. */
    public static final String AUTO = "auto";

    private static final List<String> SHIPPED =
            List.of("plain-text", "type-content", "token-stream", "openai-realtime", "socket.io", "json-rpc");
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Profile> profiles = new TreeMap<>();

    private Profiles() {
        profiles.put(
                AUTO,
                new Profile(
                        AUTO,
                        "Plain text, or JSON whose type and text have usual names.",
                        OpeningNames.USUAL,
                        new AutoDialect()));
    }

    /**
     * The shipped profiles and those in a directory: each {@code NAME.yaml}, {@code .yml} or {@code .json} is one.
     *
     * @throws IOException when the directory cannot be read, or a file in it is no profile; every problem is named
     */
    public static Profiles load(@Nullable Path directory) throws IOException {
        var profiles = new Profiles();
        var problems = new ArrayList<String>();
        for (var name : SHIPPED) {
            profiles.add(name, name + ".yaml", shipped(name), problems);
        }
        if (directory != null) {
            for (var file : files(directory)) {
                profiles.addFile(file, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new ProfileException(problems);
        }
        return profiles;
    }

    /**
     * One profile from a file of any name.
     *
     * @throws IOException when the file cannot be read or is no profile; every problem is named
     */
    public static Profile read(Path file) throws IOException {
        var problems = new ArrayList<String>();
        var read = new Profiles();
        read.addFile(file, problems);
        if (!problems.isEmpty()) {
            throw new ProfileException(problems);
        }
        return read.get(nameOf(file));
    }

    private static JsonNode shipped(String name) throws IOException {
        try (var stream = Profiles.class.getResourceAsStream(name + ".yaml")) {
            if (stream == null) {
                throw new FileNotFoundException("The shipped profile " + name + " is missing in the program's jar");
            }
            return YAML.readTree(stream);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new ProfileException("The directory of profiles " + directory
                    + " does not exist; make it, or set VIGIA_PROFILES to another one.");
        }
        try (var entries = Files.list(directory)) {
            return entries.filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
                    .sorted()
                    .toList();
        }
    }

    private static String nameOf(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.replaceFirst("\\.(yaml|yml|json)$", "");
    }

    private void addFile(Path file, List<String> problems) throws IOException {
        var name = nameOf(file);
        if (name.equals(AUTO)) {
            problems.add(file + ": auto is the name of the built-in profile; give the file another name.");
            return;
        }
        try {
            var mapper = file.toString().endsWith(".json") ? JSON : YAML;
            add(name, file.toString(), mapper.readTree(Files.readAllBytes(file)), problems);
        } catch (JsonProcessingException malformed) {
            var place = malformed.getLocation();
            problems.add(file + (place == null ? "" : ", line " + place.getLineNr()) + ": it cannot be read: "
                    + malformed.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    private void add(String name, String file, JsonNode content, List<String> problems) {
        var faults = new ArrayList<String>();
        profiles.put(name, ProfileReader.read(name, content, faults));
        faults.stream().distinct().forEach(fault -> problems.add(file + ": " + fault + "."));
    }

    public Set<String> names() {
        return profiles.keySet();
    }

    public Collection<Profile> all() {
        return profiles.values();
    }

    public Optional<Profile> find(String name) {
        return Optional.ofNullable(profiles.get(name));
    }

    /**
     * The profile of a name that has been checked where it came in.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public Profile get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("There is no profile " + name));
    }

    /**
     * Checks an agent's profile.
     *
     * @throws ProfileException when it is none of these; says what to do
     */
    public void require(String agentId, String name) throws ProfileException {
        if (find(name).isEmpty()) {
            throw new ProfileException("Agent " + agentId + " has the profile \"" + name + "\", but there are "
                    + String.join(", ", names()) + "; mend VIGIA_AGENT_PROFILES, or set VIGIA_PROFILES to the directory"
                    + " with the profile's file.");
        }
    }
}
