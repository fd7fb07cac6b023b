package dev.vigia.api.tiles;

import dev.vigia.api.http.Doc;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** User messages by sentiment. */
public record SentimentCounts(
        @Doc(value = "Analysed user messages", example = "731")
        long messages,

        @Doc(value = "Of these, negative", example = "81") long negative,
        @Doc(value = "Of these, neutral", example = "420") long neutral,
        @Doc(value = "Of these, positive", example = "230") long positive,

        @Doc(value = "Mean score, -1…1; null without messages", example = "0.12") @Nullable
        Double meanScore) {

    /** Columns of chat_insight_metrics that {@link Sum#add} reads. */
    public static final String COLUMNS = "m.messages, m.negative, m.neutral, m.positive, m.score_sum";

    /** Adds rows up. */
    public static final class Sum {
        private long messages;
        private long negative;
        private long neutral;
        private long positive;
        private double scores;

        public void add(ResultSet row) throws SQLException {
            messages += row.getLong("messages");
            negative += row.getLong("negative");
            neutral += row.getLong("neutral");
            positive += row.getLong("positive");
            scores += row.getDouble("score_sum");
        }

        public SentimentCounts counts() {
            return new SentimentCounts(
                    messages,
                    negative,
                    neutral,
                    positive,
                    messages == 0 ? null : Math.round(scores / messages * 10_000) / 10_000.0);
        }
    }
}
