package dev.vigia.api.annotations;

import dev.vigia.api.http.Doc;
import dev.vigia.api.http.Input;
import org.jspecify.annotations.Nullable;

/** A mark on the time axis as a client sends it. */
@Input
record Mark(
        @Doc(value = "The agent", example = "support") String agentId,

        @Doc(value = "A short word: deploy, prompt_change, incident, …", example = "deploy")
        String kind,

        @Doc(value = "For people, at most 1,000 characters", example = "Version 2026.11 is out")
        String text,

        @Doc(value = "The conversation, when it is about one", example = "c-1") @Nullable
        String conversationId) {}
