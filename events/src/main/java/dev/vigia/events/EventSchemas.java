package dev.vigia.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Schema files (2020-12) of the event types, one each; they share {@code envelope.v1.json} and
 * {@code conversation.v1.json}.
 */
public final class EventSchemas {
    /** The base of the schemas' {@code $id}s, which they use to refer to each other. */
    public static final String BASE = "https://vigia.dev/schema/";

    private EventSchemas() {}

    /** File name of a type's schema, relative to {@link #BASE}. */
    public static String fileName(EventType type) {
        return type.wireName() + ".v1.json";
    }

    /** The text of a schema file. */
    public static String read(String fileName) {
        try (var stream = EventSchemas.class.getResourceAsStream("schema/" + fileName)) {
            if (stream == null) {
                throw new IllegalArgumentException("There is no schema " + fileName);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
