package dev.vigia.bridge.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.bridge.dialect.Side;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What frames of one kind mean.
 *
 * @param from who sends them; null for both sides
 * @param speaker who says what is in them, where that is not who sends them
 * @param fields for each field the pointers that lead to it, in the order in which they are asked
 * @param fallback tells answers in which the agent says that it could not help; null where none are
 */
record Rule(
        @Nullable Side from,
        Condition when,
        Meaning is,
        @Nullable Side speaker,
        Map<Field, List<Pointer>> fields,
        @Nullable Condition fallback) {
    boolean matches(Side side, JsonNode frame) {
        return (from == null || from == side) && when.holds(frame);
    }
}
