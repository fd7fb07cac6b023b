package dev.vigia.api.satisfaction;

import dev.vigia.api.http.Doc;
import dev.vigia.api.http.Input;
import org.jspecify.annotations.Nullable;

/** A user's judgement as a client sends it; at least one of rating, thumbs and comment is given. */
@Input
record Rating(
        @Doc(value = "The conversation", example = "c-1") String conversationId,

        @Doc(value = "1 (worst) to 5", example = "5") @Nullable
        Integer rating,

        @Doc(
                value = "up or down; no rating is made of it",
                example = "up",
                choices = {"up", "down"})
        @Nullable
        String thumbs,

        @Doc(value = "In the user's words, at most 4,000 characters", example = "Muy rápido, gracias") @Nullable
        String comment,

        @Doc(
                value = "Event id of the answer that is judged; leave out for the whole conversation",
                example = "0193b1f0-0000-7000-8000-000000000002")
        @Nullable
        String messageId,

        @Doc(value = "The agent, to be checked against the conversation's", example = "support") @Nullable
        String agentId) {}
