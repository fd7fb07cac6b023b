package dev.vigia.api.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.api.http.Access;
import dev.vigia.api.http.Param;
import dev.vigia.api.http.Problem;
import dev.vigia.api.http.Route;
import dev.vigia.settings.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI 3.1 document of the route table. Routes and document come from one description, so they cannot part;
 * {@code x-roles} names the roles that may call a route.
 */
public final class OpenApi {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Schemas schemas = new Schemas();

    private OpenApi() {}

    /** The document as indented JSON with a line end, the same bytes for the same routes. */
    public static String document(List<Route> routes) {
        try {
            return MAPPER.writeValueAsString(new OpenApi().build(routes)).replace("\r\n", "\n") + "\n";
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new IllegalStateException("The document has no JSON", broken);
        }
    }

    private ObjectNode build(List<Route> routes) {
        var root = NODES.objectNode().put("openapi", "3.1.0");
        root.putObject("info")
                .put("title", "Vigía")
                .put("version", "1")
                .put(
                        "description",
                        "Conversations of AI chat agents, and the numbers made from them. Times are RFC 3339 in UTC,"
                                + " durations are milliseconds, a rate over nothing is null. Every error is a problem"
                                + " document (RFC 9457) that lists every fault.");
        root.putArray("servers").addObject().put("url", "/");
        root.putArray("security").addObject().putArray("apiKey");
        var paths = root.putObject("paths");
        for (var route : routes) {
            paths.withObjectProperty(route.path())
                    .set(route.method().name().toLowerCase(Locale.ROOT), operation(route));
        }
        var problem = schemas.reference(Problem.class);
        var components = root.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("apiKey")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "An API key of Vigía");
        var responses = components.putObject("responses");
        for (var kind : Problem.Kind.values()) {
            responses.set(kind.name(), problem(kind, problem));
        }
        components.set("schemas", schemas.components());
        return root;
    }

    private ObjectNode operation(Route route) {
        var operation = route.operation();
        var node = NODES.objectNode().put("operationId", operation.id()).put("summary", operation.summary());
        node.putArray("tags").add(operation.tag());
        if (route.access() == Access.PUBLIC) {
            node.putArray("security");
        }
        node.set("x-roles", roles(route.access()));
        if (!operation.params().isEmpty()) {
            var params = node.putArray("parameters");
            operation.params().forEach(param -> params.add(parameter(param)));
        }
        var body = operation.body();
        if (body != null) {
            node.putObject("requestBody")
                    .put("required", Schemas.anyRequired(body))
                    .set("content", content("application/json", body));
        }
        var responses = node.putObject("responses");
        responses
                .putObject(String.valueOf(operation.status()))
                .put("description", operation.status() == 202 ? "Durable; visible within a second" : "The answer")
                .set("content", content(operation.contentType(), operation.answer()));
        if (operation.status() == 200 && operation.contentType().equals("application/json")) {
            responses.putObject("304").put("description", "What the client has is still right (If-None-Match)");
        }
        for (var kind : Problem.Kind.values()) {
            if (route.canFail(kind)) {
                responses.putObject(String.valueOf(kind.status())).put("$ref", "#/components/responses/" + kind.name());
            }
        }
        return node;
    }

    private ObjectNode parameter(Param<?> param) {
        var node = NODES.objectNode()
                .put("name", param.name())
                .put("in", param.in().label())
                .put("description", param.description())
                .put("required", param.in() == Param.In.PATH);
        node.set("schema", MAPPER.valueToTree(new java.util.TreeMap<>(param.schema())));
        node.set(
                "example",
                param.type() == Integer.class
                        ? NODES.numberNode(Integer.parseInt(param.example()))
                        : NODES.textNode(param.example()));
        return node;
    }

    private ObjectNode content(String type, @Nullable Class<?> answer) {
        var content = NODES.objectNode();
        var media = content.putObject(type);
        if (answer == null) {
            media.putObject("schema").put("type", "string");
        } else {
            media.set("schema", schemas.reference(answer));
            media.set("example", Schemas.example(answer));
        }
        return content;
    }

    private static ObjectNode problem(Problem.Kind kind, ObjectNode schema) {
        var node = NODES.objectNode().put("description", kind.title());
        if (kind == Problem.Kind.UNAVAILABLE) {
            header(node, "Retry-After", "Seconds after which another try makes sense");
        }
        if (kind == Problem.Kind.UNAUTHENTICATED) {
            header(node, "WWW-Authenticate", "Bearer");
        }
        node.putObject("content").putObject(Problem.CONTENT_TYPE).set("schema", schema.deepCopy());
        return node;
    }

    private static void header(ObjectNode response, String name, String description) {
        response.putObject("headers")
                .putObject(name)
                .put("description", description)
                .putObject("schema")
                .put("type", "string");
    }

    private static ArrayNode roles(Access access) {
        var roles = NODES.arrayNode();
        EnumSet.allOf(Role.class).stream().filter(access::allows).forEach(role -> roles.add(role.label()));
        return roles;
    }
}
