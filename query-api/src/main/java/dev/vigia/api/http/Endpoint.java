package dev.vigia.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Joins a {@link Route} to Javalin: key, parameters, work, JSON answer with its entity tag. */
final class Endpoint implements Handler {
    private final Route route;
    private final Gate gate;
    private final Clock clock;

    Endpoint(Route route, Gate gate, Clock clock) {
        this.route = route;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public void handle(Context context) {
        var operation = route.operation();
        var identity = gate.admit(context, route.access());
        var body = operation.body() == null ? MissingNode.getInstance() : body(context);
        var request = Request.parse(
                operation, param -> text(context, param), strange(context), identity, clock.instant(), body);
        var answer = operation.work().answer(request);
        if (answer instanceof Streaming streaming) {
            streaming.open(context);
        } else {
            answer(context, Json.bytes(answer));
        }
    }

    /** No body at all is an empty object: every field that must be there is then missing. */
    private static JsonNode body(Context context) {
        var bytes = context.bodyAsBytes();
        return bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : Json.parse(bytes);
    }

    private void answer(Context context, byte[] json) {
        context.status(route.operation().status()).contentType("application/json");
        if (route.operation().status() == 200) {
            var tag = entityTag(json);
            context.header("ETag", tag);
            if (matches(context.header("If-None-Match"), tag)) {
                context.status(304);
                return;
            }
        }
        context.result(json);
    }

    private static Optional<String> text(Context context, Param<?> param) {
        return Optional.ofNullable(
                switch (param.in()) {
                    case QUERY -> context.queryParam(param.name());
                    case PATH -> context.pathParam(param.name());
                    case HEADER -> context.header(param.name());
                });
    }

    /** A misspelt filter must not silently give the numbers of everything, so names that are not known are faults. */
    private List<Fault> strange(Context context) {
        var known = route.operation().params().stream()
                .filter(param -> param.in() == Param.In.QUERY)
                .map(Param::name)
                .collect(Collectors.toSet());
        var faults = new ArrayList<Fault>();
        context.queryParamMap().forEach((name, values) -> {
            if (!known.contains(name)) {
                faults.add(new Fault("query", name, "is not a parameter of this route"));
            } else if (values.size() > 1) {
                faults.add(new Fault("query", name, "is given " + values.size() + " times"));
            }
        });
        return faults;
    }

    /** Weak, because the same answer travels both compressed and plain. */
    private static String entityTag(byte[] json) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(json);
            return "W/\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private static boolean matches(@org.jspecify.annotations.Nullable String candidates, String tag) {
        if (candidates == null) {
            return false;
        }
        return List.of(candidates.split("\\s*,\\s*")).stream()
                .anyMatch(candidate -> candidate.equals("*") || weak(candidate).equals(tag));
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + tag;
    }
}
