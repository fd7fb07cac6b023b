package dev.vigia.api.session;

import dev.vigia.api.http.Doc;
import dev.vigia.api.http.Operation;

/** Who the holder of a key is. */
public final class SessionApi {
    /** The answer. */
    public record Session(
            @Doc(value = "Name of the key", example = "dashboard")
            String name,

            @Doc(
                    value = "admin, analyst, viewer or ingest",
                    example = "viewer",
                    choices = {"admin", "analyst", "viewer", "ingest"})
            String role) {}

    public Operation whoAmI() {
        return Operation.reads(
                        "session",
                        "session",
                        Session.class,
                        request -> new Session(
                                request.identity().name(),
                                request.identity().role().label()))
                .summary("Who the holder of this key is");
    }
}
