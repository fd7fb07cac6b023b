package dev.vigia.events;

import org.jspecify.annotations.Nullable;

/**
 * A user judged the conversation, or one answer of it. At least one of rating, thumbs and comment is present.
 *
 * @param rating 1 (worst) to 5
 * @param thumbs up or down; no rating is derived from it
 * @param comment in the user's words
 * @param messageId event id of the answer that is judged; null for the whole conversation
 */
public record FeedbackGiven(
        Envelope envelope,
        @Nullable Integer rating,
        @Nullable Thumbs thumbs,
        @Nullable String comment,
        @Nullable String messageId)
        implements ChatEvent {
    @Override
    public EventType type() {
        return EventType.FEEDBACK_GIVEN;
    }

    @Override
    public FeedbackGiven with(Envelope other) {
        return new FeedbackGiven(other, rating, thumbs, comment, messageId);
    }
}
