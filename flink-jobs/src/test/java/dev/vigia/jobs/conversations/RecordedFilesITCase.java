package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.events.AgentMessage;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.EventType;
import dev.vigia.events.FeedbackGiven;
import dev.vigia.events.UserMessage;
import dev.vigia.jobs.JobStage;
import dev.vigia.jobs.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every table after conversations that real people had, against one plain pass over the file. Skipped where the public
 * data is absent; {@link AnyOrderITCase} and {@link ConversationsJobITCase} do the same with conversations made up.
 */
class RecordedFilesITCase {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = JobStage.cluster();

    @ParameterizedTest
    @ValueSource(strings = {"conv-convai2/volunteers.jsonl", "conv-geotec-es/sessions.jsonl"})
    void everyTableIsWhatThePlainPassSays(String file) throws Exception {
        var events = RecordedFile.events(file);
        var database = TestServers.only().database();
        BoundedRun.into(database, 1, events);
        var stored = new StoredTables(database.connections());

        assertThat(stored.read()).isEqualTo(Oracle.tablesOf(events, Duration.ofMinutes(30), Duration.ofMinutes(5)));
        assertThat(stored.returns()).isEqualTo(Oracle.returnsOf(events, Duration.ofMinutes(30), Duration.ofMinutes(5)));
        assertHoursAndDaysAreSums(stored);
        assertMessages(stored, events);
        assertRatings(stored, events);
        assertLedger(stored, events);
    }

    private static void assertHoursAndDaysAreSums(StoredTables stored) throws Exception {
        for (var unit : List.of("hour", "day")) {
            assertThat(sums(stored, unit, unit)).as(unit).isNotEmpty().isEqualTo(sums(stored, "minute", unit));
        }
    }

    private static List<String> sums(StoredTables stored, String granularity, String unit) throws Exception {
        return stored.texts("""
            select concat_ws(' ', date_trunc('%2$s', bucket_start, 'UTC'), sum(conversations), sum(messages), sum(turns),
                sum(answered_turns), sum(unanswered_turns), sum(resolved), sum(abandoned), sum(ratings), sum(rating_sum),
                sum(days_over), sum(returned_in_day), sum(durably_contained), sum(weeks_over), sum(returned_in_week))
            from chat_metrics where granularity = '%1$s'
            group by date_trunc('%2$s', bucket_start, 'UTC') order by 1\
            """.formatted(granularity, unit));
    }

    private static void assertMessages(StoredTables stored, List<ChatEvent> events) throws Exception {
        var expected = new TreeMap<String, String>();
        for (var event : events) {
            if (event.type() == EventType.MESSAGE_USER || event.type() == EventType.MESSAGE_AGENT) {
                var envelope = event.envelope();
                var role = event instanceof UserMessage ? "user" : "agent";
                var text = event instanceof UserMessage question ? question.text() : ((AgentMessage) event).text();
                expected.put(
                        envelope.eventId(),
                        envelope.conversationId() + "|" + role + "|"
                                + envelope.occurredAt().toEpochMilli() + "|" + text);
            }
        }
        var rows = new TreeMap<String, String>();
        stored.texts("""
            select event_id || E'\\x01' || conversation_id || '|' || role || '|'
                || (extract(epoch from occurred_at) * 1000)::bigint || '|' || text from chat_message\
            """).forEach(row -> rows.put(row.substring(0, row.indexOf(1)), row.substring(row.indexOf(1) + 1)));
        assertThat(rows).isEqualTo(expected);
    }

    private static void assertRatings(StoredTables stored, List<ChatEvent> events) throws Exception {
        var expected = events.stream()
                .filter(FeedbackGiven.class::isInstance)
                .map(FeedbackGiven.class::cast)
                .map(given -> given.envelope().eventId() + " " + given.rating() + " "
                        + String.valueOf(given.thumbs()).toLowerCase(Locale.ROOT))
                .toList();
        assertThat(stored.texts("select event_id || ' ' || coalesce(rating::text, 'null') || ' '"
                        + " || coalesce(thumbs, 'null') from user_satisfaction"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void assertLedger(StoredTables stored, List<ChatEvent> events) throws Exception {
        assertThat(stored.texts("select concat_ws(' ', sum(stored), sum(duplicate), sum(rejected), sum(missing),"
                        + " sum(abs(balance))) from chat_ledger_balance"))
                .containsExactly(events.size() + " 0 0 0 0");
        assertThat(stored.number("select count(*) from chat_sequence_gap")).isZero();
        assertThat(stored.texts("select distinct agent_id from chat_ledger")).containsExactly("recorded");
    }
}
