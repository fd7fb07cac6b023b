package dev.vigia.api.metrics;

import dev.vigia.api.http.Doc;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one form in which numbers about chats are answered; docs/definitions.md defines each of them. */
public record Metrics(
        @Doc(value = "Conversations that started in the range", example = "120")
        long conversations,

        @Doc(value = "Messages of users and agents", example = "1460")
        long messages,

        @Doc(value = "Messages of users", example = "731") long userMessages,

        @Doc(value = "Turns that a user opened", example = "731")
        long turns,

        @Doc(
                value = "Turns answered without failure, timeout or fallback / turns, 0…1; null without turns",
                example = "0.97")
        @Nullable
        Double successRate,

        @Doc("From the user's message to the first piece of the answer")
        Percentiles firstResponseMs,

        @Doc("From the user's message to the end of the answer")
        Percentiles responseMs,

        @Doc("What users said of the conversations") Csat csat,

        @Doc("User messages by sentiment; null when filtered by agentVersion, which the analysis does not know")
        @Nullable
        Sentiment sentiment,

        @Doc("Conversations that started in the range, by what became of them")
        Outcomes outcomes,

        @Doc("Whether agents sufficed, and whether users came back; over the conversations that started in the range")
        Containment containment,

        @Doc(
                value = "Event time up to which everything is counted (the watermark); null when nothing was recorded",
                example = "2026-11-22T10:00:00Z")
        @Nullable
        Instant asOf,

        @Doc(value = "Whether the numbers are final", example = "true")
        boolean complete,

        @Doc(value = "Events that came after their minute was final; they are counted", example = "0")
        long lateEvents,

        @Doc(value = "Which run of the analysis made the numbers", example = "1")
        int generation) {

    /** Milliseconds, within 1 % of a value that occurred; null when there is none. */
    public record Percentiles(
            @Doc(value = "Median, ms", example = "820.5") @Nullable
            Double p50,

            @Doc(value = "95th percentile, ms", example = "2410.0") @Nullable
            Double p95,

            @Doc(value = "99th percentile, ms", example = "5120.0") @Nullable
            Double p99) {}

    /** Customer satisfaction. */
    public record Csat(
            @Doc(value = "Ratings of 4 and 5 / ratings, 0…1; null without ratings", example = "0.84") @Nullable
            Double score,

            @Doc(
                    value = "Rated conversations / engaged conversations, 0…1; null without such conversations",
                    example = "0.21")
            @Nullable
            Double responseRate,

            @Doc(value = "How many ratings", example = "25") long ratings) {}

    /** Counts of user messages. */
    public record Sentiment(
            @Doc(value = "Negative user messages", example = "81")
            long negative,

            @Doc(value = "Neutral user messages", example = "420")
            long neutral,

            @Doc(value = "Positive user messages", example = "230")
            long positive) {}

    /** Rates over conversations; those after the first know of a conversation only when its time to come back is over. */
    public record Containment(
            @Doc(
                    value = "Ended neither handed off nor abandoned / ended conversations with a user message, 0…1;"
                            + " null without such conversations",
                    example = "0.84")
            @Nullable
            Double rate,

            @Doc(
                    value = "Contained, and the user began no other one within 24 h of its end / conversations of known"
                            + " users that ended 24 h ago, 0…1; null without such conversations",
                    example = "0.71")
            @Nullable
            Double durableRate,

            @Doc(
                    value = "The user began another one within 24 h of its end / conversations of known users that"
                            + " ended 24 h ago, 0…1; null without such conversations",
                    example = "0.12")
            @Nullable
            Double repeatRate24h,

            @Doc(value = "The same within 7 days", example = "0.19") @Nullable
            Double repeatRate7d) {}

    /** Counts of engaged conversations. */
    public record Outcomes(
            @Doc(value = "Ended with the user answered", example = "96")
            long resolved,

            @Doc(value = "Handed to a person", example = "6")
            long handedOff,

            @Doc(value = "The user left waiting, or after a failure or fallback", example = "10")
            long abandoned,

            @Doc(value = "Not over yet", example = "8") long open) {}
}
