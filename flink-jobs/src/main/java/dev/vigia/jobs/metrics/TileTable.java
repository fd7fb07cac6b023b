package dev.vigia.jobs.metrics;

import dev.vigia.events.MetricTile;
import dev.vigia.jobs.Columns;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.KafkaSinks;
import dev.vigia.jobs.PostgresSinks;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.sink2.Sink;

/** Minute tiles into {@code chat_metrics}. */
public final class TileTable {
    private static final List<String> KEY =
            List.of("generation", "granularity", "bucket_start", "agent_id", "agent_version", "channel", "locale");
    private static final List<String> NUMBERS = List.of(
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
            "first_response_sketch",
            "response_sketch",
            "duration_sketch",
            "as_of",
            "complete",
            "late_events",
            "version");

    private TileTable() {}

    public static Sink<MetricTile> sink(JobSettings job) {
        return PostgresSinks.upsert(job, sql(), KafkaSinks::name, (statement, tile) -> new Columns(statement)
                .whole(tile.generation())
                .text("minute")
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
                .bytes(tile.firstResponse())
                .bytes(tile.response())
                .bytes(tile.duration())
                .instant(tile.asOf())
                .flag(tile.complete())
                .whole(tile.lateEvents())
                .whole(tile.version()));
    }

    private static String sql() {
        var marks = "?, ".repeat(KEY.size() + NUMBERS.size() - 1) + "?";
        var replaced =
                NUMBERS.stream().map(name -> name + " = excluded." + name).collect(Collectors.joining(", "));
        return """
                insert into chat_metrics as known (%s, %s) values (%s)
                on conflict (%s) do update set %s, updated_at = now()
                where excluded.version >= known.version""".formatted(
                        String.join(", ", KEY), String.join(", ", NUMBERS), marks, String.join(", ", KEY), replaced);
    }
}
