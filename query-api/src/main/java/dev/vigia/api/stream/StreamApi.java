package dev.vigia.api.stream;

import dev.vigia.api.http.Operation;
import dev.vigia.api.http.Param;
import dev.vigia.api.http.Streaming;

/** The operation that pushes what changes. */
public final class StreamApi {
    private static final Param<String> LAST_EVENT_ID = Param.text(
                    "Last-Event-ID", "Id of the last event that the client has; only newer state is sent", "a1b2-17")
            .inHeader();

    private final LiveFeed feed;

    public StreamApi(LiveFeed feed) {
        this.feed = feed;
    }

    public Operation stream() {
        return Operation.streams("metrics", "stream", request ->
                        (Streaming) context -> feed.subscribe(context, request.find(LAST_EVENT_ID)))
                .summary("Server-sent events: `metrics` (as metrics/realtime answers), `alerts` (as alerts?state=firing"
                        + " answers), `problem` (while a part is away); each only when it changed")
                .takes(LAST_EVENT_ID);
    }
}
