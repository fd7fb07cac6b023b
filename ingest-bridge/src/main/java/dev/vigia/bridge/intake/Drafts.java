package dev.vigia.bridge.intake;

import dev.vigia.events.RejectedEvent;
import java.util.List;
import java.util.Locale;

/** From a body or a WebSocket message to drafts, one for each event in it. */
public final class Drafts {
    private static final String CLOUD_EVENTS = "application/cloudevents";

    private Drafts() {}

    /** @param contentType as the sender gives it; empty where there is none */
    public static List<Draft> of(byte[] body, String contentType) {
        var type = contentType.toLowerCase(Locale.ROOT);
        boolean declared = type.startsWith(CLOUD_EVENTS);
        return EventSplitter.split(body, type).stream()
                .map(raw -> draft(raw, declared))
                .toList();
    }

    private static Draft draft(byte[] raw, boolean declared) {
        var draft = Draft.parse(raw);
        var value = draft.flat();
        if (value == null) {
            return draft;
        }
        if (CloudEvents.isOne(value)) {
            return CloudEvents.draft(value, raw);
        }
        return declared
                ? Draft.refused(null, RejectedEvent.INVALID_FIELD, "not a CloudEvent: specversion is missing", raw)
                : draft;
    }
}
