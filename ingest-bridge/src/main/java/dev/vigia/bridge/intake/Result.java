package dev.vigia.bridge.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One event's fate, as it is told to its sender.
 *
 * @param id the sender's own id, where that is not the event id
 * @param eventId null where the event had none that could be read
 * @param status {@code accepted} or {@code rejected}
 * @param duplicate true where the event had been accepted before, and is not counted again; otherwise absent
 * @param reason why it was rejected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Result(
        @Nullable String id,
        @Nullable String eventId,
        String status,
        @Nullable Boolean duplicate,
        @Nullable String reason) {
    static Result accepted(@Nullable String id, String eventId) {
        return new Result(id, eventId, "accepted", null, null);
    }

    static Result duplicate(@Nullable String id, String eventId) {
        return new Result(id, eventId, "accepted", true, null);
    }

    static Result rejected(@Nullable String id, @Nullable String eventId, String reason) {
        return new Result(id, eventId, "rejected", null, reason);
    }
}
