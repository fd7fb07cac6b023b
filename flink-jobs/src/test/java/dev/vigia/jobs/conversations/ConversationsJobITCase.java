package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigia.events.AnnotationAdded;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.Envelope;
import dev.vigia.events.EventJson;
import dev.vigia.events.Topics;
import dev.vigia.events.UserMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.Test;

/** The whole job, from a real broker to a real PostgreSQL, with state in RocksDB. */
class ConversationsJobITCase extends WholeJob {
    @Test
    void eventsBecomeRowsAndTheSameEventsAgainChangeNothing() throws Exception {
        around.startJob();
        around.send(shuffled(events));
        around.broker().send(Topics.EVENTS, List.of(Map.entry("x", "{\"nothing\":".getBytes(StandardCharsets.UTF_8))));
        around.send(List.of(annotation()));
        around.letTimePass();

        around.awaitTables(expected);
        around.awaitLedger(events.size() + 2, 0);
        assertOtherTables();
        assertTopics();

        var versions = versions();
        around.send(shuffled(events));
        around.awaitLedger(events.size() + 2, events.size());
        assertThat(around.stored().read()).isEqualTo(expected);
        assertThat(versions()).isEqualTo(versions);

        around.stopJob();
        long told = oldestLineOfTheLedger();
        around.startJob();
        await().atMost(Surroundings.PATIENCE).until(() -> oldestLineOfTheLedger() > told);
        around.awaitLedger(events.size() + 2, events.size());
        around.awaitTables(expected);
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void whatCameDuringAnOutageOfPostgresIsWrittenAfterIt() throws Exception {
        var job = around.startJob();
        int half = events.size() / 2;
        around.send(events.subList(0, half));
        around.awaitLedger(half, 0);
        around.stopPostgres();
        around.send(events.subList(half, events.size()));
        around.letTimePass();
        around.startPostgresAgain();
        around.awaitTables(expected);
        around.awaitLedger(events.size() + 1, 0);
        assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void aJobOnOneSlotGoesOnWithTwoAndWithOneAgain() throws Exception {
        int third = events.size() / 3;
        around.startJob(1, null);
        around.send(events.subList(0, third));
        around.awaitLedger(third, 0);
        var first = around.stopWithSavepoint();
        around.startJob(2, first);
        around.send(events.subList(third, 2 * third));
        around.awaitLedger(2 * third, 0);
        var second = around.stopWithSavepoint();
        around.startJob(1, second);
        around.send(events.subList(2 * third, events.size()));
        around.letTimePass();
        around.awaitTables(expected);
        around.awaitLedger(events.size() + 1, 0);
    }

    @Test
    void anEventWhoseRowIsRefusedCountsAsRejected() throws Exception {
        around.stored().execute("alter table chat_message add constraint shorter check (length(text) < 500)");
        around.startJob();
        around.send(List.of(message("good", "short"), message("bad", "long".repeat(200))));
        await().atMost(Surroundings.PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(around.stored()
                        .texts("select stored || '/' || rejected || '/' || balance || '/' || missing"
                                + " from chat_ledger_balance"))
                .containsExactly("1/1/0/0"));
        assertThat(around.stored().texts("select event_id from chat_message")).containsExactly("good");
        await().atMost(Surroundings.PATIENCE).untilAsserted(() -> assertThat(
                        around.broker().read(Topics.REJECTED))
                .singleElement()
                .satisfies(letter ->
                        assertThat(EventJson.decodeRejected(letter).code()).isEqualTo("refused_row")));
    }

    private static ChatEvent message(String id, String text) {
        int sequence = id.length();
        return new UserMessage(
                new Envelope(
                        id,
                        "agent-0",
                        null,
                        "c",
                        null,
                        null,
                        null,
                        Dialogue.START,
                        Dialogue.START,
                        "probe",
                        sequence,
                        Map.of()),
                text);
    }

    private void assertOtherTables() throws Exception {
        long messages = events.stream()
                .filter(event -> event.type().wireName().startsWith("message."))
                .count();
        var stored = around.stored();
        assertThat(stored.number("select count(*) from chat_message")).isEqualTo(messages);
        assertThat(stored.texts("select agent_id || up || cpu from agent_health"))
                .containsExactly("agent-0true0.5");
        assertThat(stored.texts("select kind || text from chat_annotation")).containsExactly("deploynew prompt");
        assertThat(stored.number("select sum(rejected) from chat_ledger")).isEqualTo(1);
    }

    private void assertTopics() {
        await().atMost(Surroundings.PATIENCE).untilAsserted(() -> assertThat(
                        around.broker().read(Topics.REJECTED))
                .singleElement()
                .satisfies(letter ->
                        assertThat(EventJson.decodeRejected(letter).reason()).contains("not JSON")));
        assertThat(around.broker().read(Topics.TILES))
                .hasSizeGreaterThanOrEqualTo(expected.tiles().size());
    }

    private long oldestLineOfTheLedger() throws Exception {
        return around.stored().number("select min(version) from chat_ledger");
    }

    /** The version of each conversation and turn. */
    private Map<String, Long> versions() throws Exception {
        return around.stored().texts("""
            select 'conversation ' || conversation_id || '=' || version from chat_conversation
            union all select 'turn ' || turn_id || '=' || version from chat_turn\
            """).stream()
                .map(text -> text.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Long.valueOf(pair[1])));
    }

    private static ChatEvent annotation() {
        var later = Dialogue.START.plus(Duration.ofDays(10));
        return new AnnotationAdded(
                new Envelope("annotation", "agent-0", null, null, null, null, null, later, later, "probe", 0, Map.of()),
                "deploy",
                "new prompt");
    }
}
