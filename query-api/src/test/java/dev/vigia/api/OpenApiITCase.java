package dev.vigia.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.vigia.api.support.Client;
import dev.vigia.api.support.ConversationSeed;
import dev.vigia.api.support.Fact;
import dev.vigia.api.support.TileSeed;
import dev.vigia.settings.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document against the answers that the server really gives. */
class OpenApiITCase {
    private static final Instant T = Instant.parse("2030-10-01T12:00:00Z");
    private static final String RANGE = "?from=2030-10-01T00:00:00Z&to=2030-10-02T00:00:00Z";
    private static final Map<String, String> QUERIES = Map.of(
            "/api/v1/chat/metrics/realtime", "",
            "/api/v1/chat/alerts", "",
            "/api/v1/chat/agents", "",
            "/api/v1/chat/conversations/{id}", "",
            "/api/v1/session", "",
            "/health/live", "",
            "/health/ready", "");

    private final JsonNode document = Stack.viewer().get("/openapi.json").json();

    @BeforeAll
    static void insert() {
        var seed = new ConversationSeed(Stack.sql());
        seed.conversation("openapi-1", "openapi", T, 5);
        seed.openConversation("openapi-2", "openapi", T);
        seed.message("openapi-1", "openapi", T, "user", "hola", "openapi-m-1");
        seed.message("openapi-1", "openapi", T.plusSeconds(1), "agent", "buenas", "openapi-m-2");
        seed.insight("openapi-1", "openapi", T, "openapi-m-1", "es", "positive", 0.4, "greeting");
        seed.turn("openapi-1", "openapi", T, "openapi-m-1", 900, 1_000);
        seed.feedback("openapi-1", "openapi", T, "openapi-f-1", 5);
        seed.trend("openapi", "turns", T, "rising");
        seed.alert("openapi-alert", "openapi", T, "firing");
        seed.ledger("openapi-source", T, 3, 3, 0, 2);
        seed.health("openapi", T);
        seed.annotation("openapi-note", "openapi", T);
        TileSeed.insert(Stack.sql(), 1, "minute", Fact.random(9, 200, "openapi-", T, 3_000), T.plusSeconds(90), true);
    }

    @Test
    void everyAnswerIsWhatTheDocumentSays() {
        var wrong = new ArrayList<String>();
        int checked = 0;
        for (var path : (Iterable<String>) document.path("paths")::fieldNames) {
            var read = document.path("paths").path(path).path("get");
            var schema = read.at("/responses/200/content/application~1json/schema");
            if (schema.isMissingNode()) {
                continue;
            }
            var query = QUERIES.getOrDefault(path, RANGE);
            var answer = Stack.viewer().get(path.replace("{id}", "openapi-1") + query);
            assertThat(answer.status()).as(path + answer.text()).isEqualTo(200);
            faults(schema, answer.text()).forEach(fault -> wrong.add(path + ": " + fault));
            checked++;
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThanOrEqualTo(16);
    }

    @Test
    void problemsAndAcceptedWritesAreWhatTheDocumentSays() {
        var problem = ref("Problem");
        Client viewer = Stack.viewer();
        assertThat(faults(problem, viewer.get("/api/v1/chat/topics?from=x").text()))
                .isEmpty();
        assertThat(faults(problem, viewer.get("/api/v1/nothing").text())).isEmpty();
        assertThat(faults(problem, Stack.api().asNobody().get("/api/v1/session").text()))
                .isEmpty();
        var written = Stack.as(Role.INGEST)
                .post("/api/v1/chat/satisfaction", "{\"conversationId\":\"openapi-1\",\"rating\":5}");
        assertThat(faults(ref("Written"), written.text())).isEmpty();
    }

    @Test
    void everyExampleFitsItsSchema() {
        var wrong = new ArrayList<String>();
        for (var media : document.findParents("example")) {
            if (media.has("schema") && media.path("schema").has("$ref")) {
                faults(media.path("schema"), media.path("example").toString())
                        .forEach(fault -> wrong.add(media.path("schema") + ": " + fault));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyOperationIsDescribed() {
        for (var path : document.path("paths")) {
            for (var operation : path) {
                assertThat(operation.path("summary").asText())
                        .as(operation.path("operationId").asText())
                        .isNotEmpty();
                assertThat(operation.path("x-roles")).isNotEmpty();
                for (var parameter : operation.path("parameters")) {
                    assertThat(parameter.path("description").asText()).isNotEmpty();
                }
            }
        }
        assertThat(document.path("paths").findValuesAsText("operationId")).doesNotHaveDuplicates();
    }

    private JsonNode ref(String schema) {
        return ((ObjectNode) document.deepCopy()).removeAll().put("$ref", "#/components/schemas/" + schema);
    }

    private List<String> faults(JsonNode schema, String json) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", document.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString(), InputFormat.JSON)
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
