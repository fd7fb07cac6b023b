package dev.vigia.bridge.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON pointer (RFC 6901), with one addition: a {@code *} stands for every element of an array, or every value of an
 * object.
 */
record Pointer(List<String> steps) {
    private static final String EVERY = "*";
    /** So that stars behind stars cannot make more of a frame than there is in it. */
    private static final int FOUND_LIMIT = 10_000;

    /** @throws IllegalArgumentException when it is none */
    static Pointer of(String text) {
        if (text.isEmpty()) {
            return new Pointer(List.of());
        }
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a pointer is empty or begins with /");
        }
        var steps = new ArrayList<String>();
        for (var step : text.substring(1).split("/", -1)) {
            if (step.replace("~0", "").replace("~1", "").contains("~")) {
                throw new IllegalArgumentException("~ is written ~0 and / is written ~1 in a pointer");
            }
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return new Pointer(List.copyOf(steps));
    }

    /** What it points to, without nulls. */
    List<JsonNode> in(JsonNode root) {
        var found = List.of(root);
        for (var step : steps) {
            var next = new ArrayList<JsonNode>();
            for (var node : found) {
                if (step.equals(EVERY)) {
                    node.forEach(next::add);
                } else {
                    next.add(child(node, step));
                }
                if (next.size() > FOUND_LIMIT) {
                    break;
                }
            }
            found = next;
        }
        return found.stream()
                .filter(node -> !node.isMissingNode() && !node.isNull())
                .toList();
    }

    private static JsonNode child(JsonNode node, String step) {
        return node.isArray() ? node.path(index(step)) : node.path(step);
    }

    private static int index(String step) {
        boolean isIndex = !step.isEmpty() && step.length() <= 9 && step.chars().allMatch(c -> c >= '0' && c <= '9');
        return isIndex ? Integer.parseInt(step) : -1;
    }
}
