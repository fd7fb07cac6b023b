package dev.vigia.api.metrics;

import dev.vigia.api.http.Doc;

/** What is going on now. */
public record RealtimeMetrics(
        @Doc("The running minute and the four before it") Metrics last5m,
        @Doc("The running minute and the 59 before it") Metrics last60m,

        @Doc(value = "Conversations that have not ended", example = "7")
        long activeConversations) {}
