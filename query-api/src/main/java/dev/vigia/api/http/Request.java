package dev.vigia.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vigia.settings.ApiKeys;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a handler sees of a request: parsed and checked parameters, who asks, and what time it is. No HTTP. */
public final class Request {
    private final Map<Param<?>, Object> values;
    private final ApiKeys.Identity identity;
    private final Instant now;
    private final JsonNode body;

    private Request(Map<Param<?>, Object> values, ApiKeys.Identity identity, Instant now, JsonNode body) {
        this.values = Map.copyOf(values);
        this.identity = identity;
        this.now = now;
        this.body = body;
    }

    /** The texts of a request, as they came. */
    interface Texts {
        Optional<String> one(Param<?> param);
    }

    /**
     * Parses every parameter that the operation takes.
     *
     * @throws ProblemException naming every parameter that cannot be read, those given in {@code strange} included
     */
    static Request parse(
            Operation operation,
            Texts texts,
            List<Fault> strange,
            ApiKeys.Identity identity,
            Instant now,
            JsonNode body) {
        var values = new HashMap<Param<?>, Object>();
        var faults = new java.util.ArrayList<>(strange);
        for (var param : operation.params()) {
            var text = texts.one(param);
            try {
                Object value = text.isPresent() ? param.reader().apply(text.get()) : param.fallback();
                if (value != null) {
                    values.put(param, value);
                }
            } catch (IllegalArgumentException refused) {
                faults.add(new Fault(param.in().label(), param.name(), String.valueOf(refused.getMessage())));
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return new Request(values, identity, now, body);
    }

    /** A request made by the program itself rather than by a client. */
    public static Request internal(Map<Param<?>, Object> values, Instant now) {
        return new Request(
                values, new ApiKeys.Identity("self", dev.vigia.settings.Role.ADMIN), now, MissingNode.getInstance());
    }

    public <T> Optional<T> find(Param<T> param) {
        return Optional.ofNullable(values.get(param)).map(param.type()::cast);
    }

    /** A parameter that stands in the path or has a default. */
    public <T> T get(Param<T> param) {
        return find(param)
                .orElseThrow(() -> new IllegalStateException(param.name() + " is neither required nor given"));
    }

    public ApiKeys.Identity identity() {
        return identity;
    }

    public Instant now() {
        return now;
    }

    public Body body() {
        return new Body(body);
    }
}
