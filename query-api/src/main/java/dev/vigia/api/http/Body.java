package dev.vigia.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the fields of a JSON body into types and collects every fault; {@link #check()} ends the reading. */
public final class Body {
    private final JsonNode json;
    private final List<Fault> faults = new ArrayList<>();

    Body(JsonNode json) {
        this.json = json;
        if (!json.isObject()) {
            fault("", "must be a JSON object");
        }
    }

    public Optional<String> text(String field, int longest) {
        return present(field).flatMap(node -> {
            if (!node.isTextual()
                    || node.textValue().isBlank()
                    || node.textValue().length() > longest) {
                fault(field, "must be a text of 1 to " + longest + " characters");
                return Optional.empty();
            }
            return Optional.of(clean(node.textValue()));
        });
    }

    public String requiredText(String field, int longest) {
        if (present(field).isEmpty()) {
            fault(field, "is missing");
        }
        return text(field, longest).orElse("");
    }

    public Optional<Integer> integer(String field, int least, int most) {
        return present(field).flatMap(node -> {
            if (!node.isIntegralNumber()
                    || !node.canConvertToInt()
                    || node.intValue() < least
                    || node.intValue() > most) {
                fault(field, "must be a whole number from " + least + " to " + most);
                return Optional.empty();
            }
            return Optional.of(node.intValue());
        });
    }

    public Optional<String> oneOf(String field, Set<String> choices) {
        return present(field).flatMap(node -> {
            if (!node.isTextual() || !choices.contains(node.textValue())) {
                fault(
                        field,
                        "must be one of "
                                + String.join(", ", choices.stream().sorted().toList()));
                return Optional.empty();
            }
            return Optional.of(node.textValue());
        });
    }

    /** Whether none of these fields is given. */
    public boolean lacks(String... fields) {
        return Stream.of(fields).allMatch(field -> present(field).isEmpty());
    }

    /** Notes a fault found by a rule of the handler's own. */
    public void fault(String field, String detail) {
        var fault = new Fault("body", field, detail);
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    /** @throws ProblemException naming every fault met so far */
    public void check() {
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }

    private Optional<JsonNode> present(String field) {
        return Optional.ofNullable(json.get(field)).filter(node -> !node.isNull());
    }

    /** Without NUL and lone surrogates, which no table can hold. */
    private static String clean(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
