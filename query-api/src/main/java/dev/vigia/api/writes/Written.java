package dev.vigia.api.writes;

import dev.vigia.api.http.Doc;

/** The answer to a write: it is durable, and counts once however often it is sent with this id. */
public record Written(
        @Doc(value = "Id of the event", example = "0193b1f0-0000-7000-8000-000000000009")
        String eventId) {}
