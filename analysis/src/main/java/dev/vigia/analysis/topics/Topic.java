package dev.vigia.analysis.topics;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One topic of a taxonomy. The maps are keyed by ISO 639-1 code.
 *
 * @param id stable lower-case word that tables and the API carry
 * @param names for people
 * @param keywords words or phrases; one is usually enough to recognise the topic
 * @param examples whole questions, from whose words the topic is recognised too
 */
public record Topic(
        @JsonProperty(required = true) String id,
        Map<String, String> names,
        @Nullable String description,
        Map<String, List<String>> keywords,
        Map<String, List<String>> examples)
        implements Serializable {

    public Topic {
        id = id == null ? "" : id;
        names = names == null ? Map.of() : Map.copyOf(names);
        keywords = keywords == null ? Map.of() : Map.copyOf(keywords);
        examples = examples == null ? Map.of() : Map.copyOf(examples);
    }
}
