package dev.vigia.bridge.dialect;

import dev.vigia.events.Thumbs;
import org.jspecify.annotations.Nullable;

/** What one text says. */
public sealed interface Reading {
    /** Something that belongs in a conversation. */
    sealed interface Item extends Reading {
        Marks marks();
    }

    /** A whole message. */
    record Message(Marks marks, String text) implements Item {}

    /** A piece of a streamed message. */
    record Piece(Marks marks, String text) implements Item {}

    /**
     * The streamed message is complete.
     *
     * @param text a last piece, or the whole message once more; null where the end is only an end
     */
    record StreamEnd(
            Marks marks, @Nullable String text, @Nullable String finishReason) implements Item {}

    /** The agent could not answer. */
    record Failure(Marks marks, String reason, @Nullable String detail) implements Item {}

    /** At least one of the first three is present. */
    record Feedback(
            Marks marks,
            @Nullable Integer rating,
            @Nullable Thumbs thumbs,
            @Nullable String comment,
            @Nullable String messageId)
            implements Item {}

    record Handoff(
            Marks marks, @Nullable String to, @Nullable String reason) implements Item {}

    /** One side says that the conversation is over. */
    record End(Marks marks) implements Item {}

    /** Nothing is said, but what is said from here on is named: a session that begins, a model that is chosen. */
    record Context(Marks marks) implements Reading {}

    /** Understood, and of no interest: typing, ping, status. */
    record Ignored() implements Reading {}

    /** Not understood, but nothing says that it should have been. */
    record Opaque() implements Reading {}

    /**
     * It should have been understood.
     *
     * @param code one of the constants of {@link dev.vigia.events.RejectedEvent}
     */
    record Malformed(String code, String reason) implements Reading {}

    /**
     * What any text may carry beside its message.
     *
     * @param messageId the agent's own id of the message: pieces of several answers may interleave, and a rating may
     *     name what it rates
     * @param speaker who said it, where that is not who sent it: agents repeat what they have heard
     */
    record Marks(
            @Nullable String conversationId,
            @Nullable String userId,
            @Nullable String messageId,
            @Nullable Side speaker,
            @Nullable String model,
            @Nullable Long inputTokens,
            @Nullable Long outputTokens,
            boolean fallback) {
        public static final Marks NONE = new Marks(null, null, null, null, null, null, null, false);
    }
}
