package dev.vigia.jobs.metrics;

import dev.vigia.jobs.Generations;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.KafkaSinks;
import dev.vigia.jobs.PostgresSinks;
import dev.vigia.jobs.postgres.CopyRow;
import dev.vigia.jobs.postgres.TargetTable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.connector.sink2.Sink;

/** Tiles into {@code chat_metrics}. */
public final class TileTable {
    private static final List<String> KEY =
            List.of("granularity", "bucket_start", "agent_id", "agent_version", "channel", "locale");
    private static final TargetTable TABLE = TargetTable.versioned(
            "chat_metrics",
            KEY,
            Stream.concat(
                            KEY.stream(),
                            Stream.of(
                                    "conversations",
                                    "engaged_conversations",
                                    "messages",
                                    "user_messages",
                                    "agent_messages",
                                    "turns",
                                    "answered_turns",
                                    "failed_turns",
                                    "fallback_turns",
                                    "timeout_turns",
                                    "unanswered_turns",
                                    "pending_turns",
                                    "input_tokens",
                                    "output_tokens",
                                    "resolved",
                                    "handed_off",
                                    "abandoned",
                                    "open",
                                    "ratings",
                                    "positive_ratings",
                                    "rating_sum",
                                    "rated_conversations",
                                    "days_over",
                                    "returned_in_day",
                                    "durably_contained",
                                    "weeks_over",
                                    "returned_in_week",
                                    "first_response_sketch",
                                    "response_sketch",
                                    "duration_sketch",
                                    "users_sketch",
                                    "as_of",
                                    "complete",
                                    "late_events",
                                    "version"))
                    .toList());

    private TileTable() {}

    /** What names a row. */
    private record Name(String granularity, String tile) {}

    public static Sink<TileRow> sink(JobSettings job, Generations generations) {
        return PostgresSinks.copy(
                job,
                TABLE.under(generations.query()),
                row -> new Name(row.granularity(), KafkaSinks.name(row.tile())),
                TileTable::write);
    }

    private static void write(CopyRow fields, TileRow row) {
        var tile = row.tile();
        var counts = row.counts();
        fields.text(row.granularity())
                .instant(tile.bucketStart())
                .text(tile.agentId())
                .text(tile.agentVersion())
                .text(tile.channel())
                .text(tile.locale())
                .whole(tile.conversations())
                .whole(tile.engagedConversations())
                .whole(tile.messages())
                .whole(tile.userMessages())
                .whole(tile.agentMessages())
                .whole(tile.turns())
                .whole(tile.answeredTurns())
                .whole(tile.failedTurns())
                .whole(tile.fallbackTurns())
                .whole(tile.timeoutTurns())
                .whole(tile.unansweredTurns())
                .whole(tile.pendingTurns())
                .whole(tile.inputTokens())
                .whole(tile.outputTokens())
                .whole(tile.resolved())
                .whole(tile.handedOff())
                .whole(tile.abandoned())
                .whole(tile.open())
                .whole(tile.ratings())
                .whole(tile.positiveRatings())
                .whole(tile.ratingSum())
                .whole(tile.ratedConversations())
                .whole(counts.get(Count.DAYS_OVER))
                .whole(counts.get(Count.RETURNED_IN_DAY))
                .whole(counts.get(Count.DURABLY_CONTAINED))
                .whole(counts.get(Count.WEEKS_OVER))
                .whole(counts.get(Count.RETURNED_IN_WEEK))
                .bytes(tile.firstResponse())
                .bytes(tile.response())
                .bytes(tile.duration())
                .bytes(row.users())
                .instant(tile.asOf())
                .flag(tile.complete())
                .whole(tile.lateEvents())
                .whole(tile.version());
    }
}
