package dev.vigia.bridge.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Holds when all of its checks hold; without any, always. */
record Condition(List<Check> checks) {
    static final Condition ALWAYS = new Condition(List.of());

    /** Something about what one pointer finds. */
    sealed interface Check {
        boolean holds(JsonNode frame);
    }

    /** One of the values is there; numbers and booleans count as their text. */
    record OneOf(Pointer pointer, Set<String> values) implements Check {
        @Override
        public boolean holds(JsonNode frame) {
            return pointer.in(frame).stream().anyMatch(node -> node.isValueNode() && values.contains(node.asText()));
        }
    }

    /** Something is there that is not null, or nothing is. */
    record Presence(Pointer pointer, boolean wanted) implements Check {
        @Override
        public boolean holds(JsonNode frame) {
            return pointer.in(frame).isEmpty() != wanted;
        }
    }

    boolean holds(JsonNode frame) {
        return checks.stream().allMatch(check -> check.holds(frame));
    }
}
