package dev.vigia.api.openapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.api.http.Doc;
import dev.vigia.api.http.Input;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns records into JSON Schema (2020-12, as OpenAPI 3.1 uses it) and into example values. */
final class Schemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, ObjectNode> components = new TreeMap<>();
    private final Map<String, Class<?>> records = new TreeMap<>();

    /** A reference to the schema of a record, which is added to the components. */
    ObjectNode reference(Class<?> record) {
        var known = records.putIfAbsent(record.getSimpleName(), record);
        if (known != null && known != record) {
            throw new IllegalStateException(known + " and " + record + " would share one schema name");
        }
        if (!components.containsKey(record.getSimpleName())) {
            components.put(record.getSimpleName(), NODES.objectNode());
            components.put(record.getSimpleName(), object(record));
        }
        return NODES.objectNode().put("$ref", "#/components/schemas/" + record.getSimpleName());
    }

    static boolean anyRequired(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .anyMatch(component -> !nullable(component.getAnnotatedType()));
    }

    ObjectNode components() {
        var all = NODES.objectNode();
        components.forEach(all::set);
        return all;
    }

    /** An example of a record, made from the examples of its components. */
    static ObjectNode example(Class<?> record) {
        var example = NODES.objectNode();
        for (var component : record.getRecordComponents()) {
            if (unwrapped(component)) {
                example.setAll(example(component.getType()));
            } else {
                example.set(component.getName(), example(component));
            }
        }
        return example;
    }

    private ObjectNode object(Class<?> record) {
        var object = NODES.objectNode().put("type", "object");
        var required = object.putArray("required");
        var properties = object.putObject("properties");
        collect(record, properties, required);
        return object.put("additionalProperties", false);
    }

    private void collect(Class<?> record, ObjectNode properties, ArrayNode required) {
        for (var component : record.getRecordComponents()) {
            if (unwrapped(component)) {
                collect(component.getType(), properties, required);
                continue;
            }
            var schema = schema(component.getAnnotatedType());
            var doc = component.getAnnotation(Doc.class);
            if (doc != null) {
                choices(schema, doc);
                schema.put("description", doc.value());
            }
            properties.set(component.getName(), schema);
            if (!record.isAnnotationPresent(Input.class) || !nullable(component.getAnnotatedType())) {
                required.add(component.getName());
            }
        }
    }

    private static void choices(ObjectNode schema, Doc doc) {
        if (doc.choices().length > 0) {
            var choices = schema.putArray("enum");
            Arrays.stream(doc.choices()).forEach(choices::add);
            if (schema.get("type").isArray()) {
                choices.addNull();
            }
        }
    }

    private ObjectNode schema(AnnotatedType annotated) {
        var schema = plain(annotated);
        if (!nullable(annotated)) {
            return schema;
        }
        if (schema.has("$ref")) {
            var choices = NODES.arrayNode().add(schema).add(NODES.objectNode().put("type", "null"));
            return NODES.objectNode().set("oneOf", choices);
        }
        schema.set("type", NODES.arrayNode().add(schema.get("type")).add("null"));
        if (schema.get("enum") instanceof ArrayNode choices) {
            choices.addNull();
        }
        return schema;
    }

    private ObjectNode plain(AnnotatedType annotated) {
        var type = raw(annotated.getType());
        if (type.isRecord()) {
            return reference(type);
        }
        var node = NODES.objectNode();
        if (type.isEnum()) {
            var labels = NODES.arrayNode();
            Arrays.stream(type.getEnumConstants())
                    .forEach(constant -> labels.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT)));
            node.put("type", "string").set("enum", labels);
        } else if (type == String.class) {
            node.put("type", "string");
        } else if (type == Instant.class) {
            node.put("type", "string").put("format", "date-time");
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            node.put("type", "integer").put("format", type == int.class || type == Integer.class ? "int32" : "int64");
        } else if (type == double.class || type == Double.class) {
            node.put("type", "number").put("format", "double");
        } else if (type == boolean.class || type == Boolean.class) {
            node.put("type", "boolean");
        } else if (type == List.class) {
            node.put("type", "array").set("items", schema(argument(annotated, 0)));
        } else if (type == Map.class) {
            node.put("type", "object").set("additionalProperties", schema(argument(annotated, 1)));
        } else if (type != JsonNode.class) {
            throw new IllegalStateException("No schema for " + type);
        }
        return node;
    }

    private static JsonNode example(RecordComponent component) {
        var doc = component.getAnnotation(Doc.class);
        var type = raw(component.getType());
        if (doc == null || doc.example().isEmpty()) {
            return made(component.getAnnotatedType());
        }
        if (type == String.class || type == Instant.class || type.isEnum()) {
            return doc.example().equals("null") ? NODES.nullNode() : NODES.textNode(doc.example());
        }
        try {
            return MAPPER.readTree(doc.example());
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new UncheckedIOException("Example of " + component + " is not JSON", broken);
        }
    }

    private static JsonNode made(AnnotatedType annotated) {
        var type = raw(annotated.getType());
        if (type.isRecord()) {
            return example(type);
        }
        if (type == List.class) {
            return NODES.arrayNode().add(made(argument(annotated, 0)));
        }
        if (type == Map.class) {
            return NODES.objectNode();
        }
        if (type == Instant.class) {
            return NODES.textNode("2026-11-22T10:00:00Z");
        }
        if (type.isEnum()) {
            return NODES.textNode(((Enum<?>) type.getEnumConstants()[0]).name().toLowerCase(Locale.ROOT));
        }
        if (type == boolean.class || type == Boolean.class) {
            return NODES.booleanNode(true);
        }
        if (type == String.class) {
            return NODES.textNode("text");
        }
        return NODES.numberNode(1);
    }

    private static boolean unwrapped(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    private static boolean nullable(AnnotatedType annotated) {
        return annotated.isAnnotationPresent(Nullable.class);
    }

    private static AnnotatedType argument(AnnotatedType annotated, int index) {
        return ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[index];
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }
}
