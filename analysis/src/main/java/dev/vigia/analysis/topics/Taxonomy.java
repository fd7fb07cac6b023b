package dev.vigia.analysis.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The topics that messages are sorted into, from a YAML file (JSON is YAML too).
 *
 * @param version appears beside every classified message, so change it with the file
 */
public record Taxonomy(String version, List<Topic> topics) implements Serializable {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Taxonomy {
        version = version == null ? "" : version;
        topics = topics == null ? List.of() : List.copyOf(topics);
    }

    /** The taxonomy of general customer service, in Spanish and English, that ships with Vigía. */
    public static Taxonomy customerService() {
        try (InputStream in = Taxonomy.class.getResourceAsStream("customer-service.yaml")) {
            return checked("customer-service.yaml", YAML.readValue(in, Taxonomy.class));
        } catch (IOException e) {
            throw new IllegalStateException("the shipped taxonomy cannot be read", e);
        }
    }

    /**
     * Reads a taxonomy of one's own.
     *
     * @throws IllegalArgumentException when the file is missing or wrong; the message names the file and every fault
     */
    public static Taxonomy read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Taxonomy taxonomy = YAML.readValue(in, Taxonomy.class);
            if (taxonomy == null) {
                throw new IllegalArgumentException("topics file " + file + " is empty");
            }
            return checked(file.toString(), taxonomy);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IllegalArgumentException(
                    "topics file " + file + ", line " + line + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("topics file " + file + " cannot be read: " + e, e);
        }
    }

    private static Taxonomy checked(String source, Taxonomy taxonomy) {
        List<String> faults = new ArrayList<>();
        if (taxonomy.version().isBlank()) {
            faults.add("version is missing");
        }
        if (taxonomy.topics().isEmpty()) {
            faults.add("there is no topic");
        }
        Set<String> ids = new HashSet<>();
        for (Topic topic : taxonomy.topics()) {
            String id = topic.id();
            if (!ID.matcher(id).matches() || id.equals(TopicGuess.NONE)) {
                faults.add("topic id '" + id + "' must be lower-case letters, digits, _ or -, and not '"
                        + TopicGuess.NONE + "'");
            }
            if (!ids.add(id)) {
                faults.add("topic id '" + id + "' occurs twice");
            }
            if (topic.keywords().values().stream().allMatch(List::isEmpty)
                    && topic.examples().values().stream().allMatch(List::isEmpty)) {
                faults.add("topic '" + id + "' has neither keywords nor examples");
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("topics file " + source + ": " + String.join("; ", faults));
        }
        return taxonomy;
    }
}
