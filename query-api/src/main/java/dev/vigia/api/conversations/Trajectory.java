package dev.vigia.api.conversations;

import dev.vigia.api.database.Columns;
import dev.vigia.api.http.Doc;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** How a conversation went for its user, from the scores of the user's messages, in order. */
public record Trajectory(
        @Doc(value = "User messages that were analysed", example = "4")
        int turns,

        @Doc(value = "Score of the first, -1…1", example = "0")
        double start,

        @Doc(value = "Score of the last, -1…1", example = "0.4")
        double end,

        @Doc(value = "Mean score, -1…1", example = "-0.25") double mean,

        @Doc(value = "Lowest score, -1…1", example = "-0.8") double worst,

        @Doc(value = "Where it was, 0 for the first message", example = "2")
        int worstTurn,

        @Doc(value = "Change a message, along the least-squares line", example = "0.1")
        double slope,

        @Doc(value = "How far the end is above the worst", example = "1.2")
        double recovery,

        @Doc(
                value = "Id of the turn whose answer was followed by the steepest fall of at least 0.3",
                example = "0193b1f0-0000-7000-8000-000000000001")
        @Nullable
        String fellAfterTurnId) {

    static final String QUERY = """
            select * from chat_trajectory
            where generation = :generation and conversation_id = :id""";

    static final RowMapper<Trajectory> MAPPER = (row, context) -> new Trajectory(
            row.getInt("turns"),
            rounded(row.getDouble("start_score")),
            rounded(row.getDouble("end_score")),
            rounded(row.getDouble("mean_score")),
            rounded(row.getDouble("worst_score")),
            row.getInt("worst_turn"),
            rounded(row.getDouble("slope")),
            rounded(row.getDouble("recovery")),
            row.getString("fell_after_turn_id"));

    /** To four places, as {@link Columns#decimal}. */
    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
