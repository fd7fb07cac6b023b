package dev.vigia.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Golden file, JSON Schema and Java reader of each type say the same. */
class ContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(address -> EventSchemas.read(address.substring(EventSchemas.BASE.length()))));

    @ParameterizedTest
    @EnumSource
    void theGoldenFileSurvivesReadingAndWriting(EventType type) throws IOException {
        var golden = golden(type);

        var decoded = EventJson.decode(JSON.writeValueAsBytes(golden));

        assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
        var event = ((Decoded.Accepted) decoded).event();
        assertThat(event.type()).isEqualTo(type);
        assertThat(JSON.readTree(EventJson.encode(event))).isEqualTo(golden);
    }

    @ParameterizedTest
    @EnumSource
    void unknownFieldsAreIgnored(EventType type) throws IOException {
        var golden = golden(type);
        var extended = golden.deepCopy().put("comesLater", 1);
        extended.putObject("alsoNew").put("deep", true);

        var decoded = (Decoded.Accepted) EventJson.decode(JSON.writeValueAsBytes(extended));

        assertThat(JSON.readTree(EventJson.encode(decoded.event()))).isEqualTo(golden);
    }

    /**
     * Every field of every golden file, left out or replaced by values of all kinds: schema and reader must agree. The same
     * of a user's message that has no conversation.
     */
    @TestFactory
    Stream<DynamicTest> schemaAndReaderAgreeOnEveryChangedField() {
        return Stream.concat(
                Stream.of(EventType.values()).flatMap(type -> changed(type, golden(type))),
                changed(EventType.MESSAGE_USER, without(golden(EventType.MESSAGE_USER), "conversationId")));
    }

    private static Stream<DynamicTest> changed(EventType type, ObjectNode golden) {
        return Stream.concat(
                        Stream.of(golden),
                        Stream.concat(
                                fieldNames(golden).map(name -> without(golden, name)),
                                fieldNames(golden)
                                        .flatMap(name -> replacements().map(value -> with(golden, name, value)))))
                .map(changed -> DynamicTest.dynamicTest(
                        type.wireName() + " " + difference(golden, changed), () -> agree(type, changed)));
    }

    private static void agree(EventType type, ObjectNode changed) throws IOException {
        // The schema to use is chosen by the type, so a changed type is judged by what it names.
        if (!changed.path("type").asText().equals(type.wireName())) {
            assertThat(EventJson.decode(JSON.writeValueAsBytes(changed))).isInstanceOf(Decoded.Rejected.class);
            return;
        }
        var errors = schema(type).validate(changed);
        var decoded = EventJson.decode(JSON.writeValueAsBytes(changed));
        assertThat(decoded instanceof Decoded.Accepted)
                .as("schema says %s, reader says %s", errors, decoded)
                .isEqualTo(errors.isEmpty());
    }

    private static Stream<JsonNode> replacements() {
        return Stream.of(
                NODES.nullNode(),
                NODES.textNode(""),
                NODES.textNode("  "),
                NODES.textNode("word"),
                NODES.textNode("x".repeat(201)),
                NODES.textNode("2026-01-31T12:00:00+02:00"),
                NODES.textNode("2026-01-31T12:00:00"),
                NODES.textNode("up"),
                NODES.numberNode(0),
                NODES.numberNode(3),
                NODES.numberNode(-1),
                NODES.numberNode(6),
                NODES.numberNode(2.5),
                NODES.booleanNode(true),
                NODES.arrayNode(),
                NODES.objectNode(),
                NODES.objectNode().put("a", 1),
                NODES.objectNode().set("a", NODES.objectNode()));
    }

    private static Schema schema(EventType type) {
        return SCHEMAS.getSchema(SchemaLocation.of(EventSchemas.BASE + EventSchemas.fileName(type)));
    }

    private static ObjectNode golden(EventType type) {
        var name = "/golden/" + EventSchemas.fileName(type);
        try (var stream = ContractTest.class.getResourceAsStream(name)) {
            assertThat(stream).as(name).isNotNull();
            return (ObjectNode) JSON.readTree(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> fieldNames(ObjectNode object) {
        return List.copyOf(
                object.propertyStream().map(java.util.Map.Entry::getKey).toList())
                .stream();
    }

    private static ObjectNode without(ObjectNode object, String name) {
        return object.deepCopy().without(name);
    }

    private static ObjectNode with(ObjectNode object, String name, JsonNode value) {
        return object.deepCopy().set(name, value);
    }

    private static String difference(ObjectNode golden, ObjectNode changed) {
        return fieldNames(golden)
                .filter(name -> !golden.get(name).equals(changed.get(name)))
                .map(name -> name + "=" + changed.get(name))
                .map(text -> text.length() > 60 ? text.substring(0, 60) + "…" : text)
                .findFirst()
                .orElse("as it is");
    }
}
