package dev.vigia.api.satisfaction;

import dev.vigia.api.http.Doc;
import dev.vigia.api.http.Input;
import org.jspecify.annotations.Nullable;

/** How a conversation ended, as a client sends it. */
@Input
record Completion(
        @Doc(value = "A short word; completed when left out", example = "completed") @Nullable
        String reason) {}
