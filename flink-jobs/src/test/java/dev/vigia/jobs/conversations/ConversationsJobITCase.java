package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigia.events.AnnotationAdded;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.Envelope;
import dev.vigia.events.EventJson;
import dev.vigia.events.Topics;
import dev.vigia.schema.Generations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole job, from a real broker to a real PostgreSQL, with state in RocksDB. */
class ConversationsJobITCase {
    private static final long SEED = 7;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private final List<ChatEvent> events = Scripted.conversations(new Random(SEED), 30);
    private final Tables expected = Oracle.tablesOf(events, Duration.ofMinutes(30), Duration.ofMinutes(5));

    private Surroundings around;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        around = Surroundings.start(directory);
    }

    @AfterEach
    void stop() throws Exception {
        around.close();
    }

    @Test
    void eventsBecomeRowsAndTheSameEventsAgainChangeNothing() throws Exception {
        around.startJob();
        around.send(shuffled(events));
        around.broker().send(Topics.EVENTS, List.of(Map.entry("x", "{\"nothing\":".getBytes(StandardCharsets.UTF_8))));
        around.send(List.of(annotation()));
        around.letTimePass();

        around.awaitTables(expected);
        awaitLedger(events.size() + 2, 0);
        assertOtherTables();
        assertTopics();

        var versions = versions();
        around.send(shuffled(events));
        awaitLedger(events.size() + 2, events.size());
        assertThat(around.stored().read()).isEqualTo(expected);
        assertThat(versions()).isEqualTo(versions);

        around.stopJob();
        long told = oldestLineOfTheLedger();
        around.startJob();
        await().atMost(Surroundings.PATIENCE).until(() -> oldestLineOfTheLedger() > told);
        awaitLedger(events.size() + 2, events.size());
        around.awaitTables(expected);
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void whatCameDuringAnOutageOfPostgresIsWrittenAfterIt() throws Exception {
        var job = around.startJob();
        int half = events.size() / 2;
        around.send(events.subList(0, half));
        awaitLedger(half, 0);
        around.stopPostgres();
        around.send(events.subList(half, events.size()));
        around.letTimePass();
        around.startPostgresAgain();
        around.awaitTables(expected);
        awaitLedger(events.size() + 1, 0);
        assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void reprocessingWithTheSameCodeChangesNothingAndWithOtherSettingsSaysWhat() throws Exception {
        around.startJob();
        around.send(shuffled(events));
        around.letTimePass();
        around.awaitTables(expected);
        awaitLedger(events.size() + 1, 0);

        var generations = around.generations();
        var from = Dialogue.START.minus(Duration.ofDays(1));
        var to = generations.settledUntil(Dialogue.START.plus(Duration.ofDays(9)));
        int same = generations.begin("the same again");
        around.reprocess(same, Map.of());
        // The live job may not have told its last hours and days yet.
        await().atMost(Surroundings.PATIENCE).untilAsserted(() -> assertThat(generations.compare(1, same, from, to))
                .hasSize(5)
                .allSatisfy(table -> assertThat(table.isEmpty()).as("%s", table).isTrue())
                .allSatisfy(table -> assertThat(table.same()).as("%s", table).isPositive()));
        assertThat(generations.totals(1, same, from, to).values())
                .allSatisfy(total -> assertThat(total.after()).isEqualTo(total.before()));

        int other = generations.begin("answers count for ten seconds");
        around.reprocess(other, Map.of("VIGIA_ANSWER_TIMEOUT", "PT10S"));
        assertThat(generations.compare(1, other, from, to))
                .filteredOn(table -> table.table().equals("chat_turn"))
                .allSatisfy(table -> assertThat(table.changed()).isPositive());
        assertThat(generations.totals(1, other, from, to).get("timeout_turns"))
                .satisfies(total -> assertThat(total.after()).isGreaterThan(total.before()));

        generations.complete(same, 1, from, to);
        generations.activate(same);
        assertThat(generations.live()).isEqualTo(same);
        generations.activate(1);
        assertThat(generations.live()).isEqualTo(1);
        generations.drop(other);
        assertThat(generations.list())
                .extracting(Generations.Generation::status)
                .containsExactly("live", "retired");
        assertThat(around.stored().number("select count(*) from chat_turn where generation = " + other))
                .isZero();
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

    private void awaitLedger(long stored, long duplicates) {
        await().atMost(Surroundings.PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(
                        around.stored().texts("select sum(stored) || '/' || sum(duplicate) from chat_ledger"))
                .containsExactly(stored + "/" + duplicates));
    }

    private long oldestLineOfTheLedger() throws Exception {
        return around.stored().number("select min(version) from chat_ledger");
    }

    /** The version of each conversation and turn. */
    private Map<String, Long> versions() throws Exception {
        return around.stored().texts("""
                        select 'conversation ' || conversation_id || '=' || version from chat_conversation
                        union all select 'turn ' || turn_id || '=' || version from chat_turn""").stream()
                .map(text -> text.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Long.valueOf(pair[1])));
    }

    private static List<ChatEvent> shuffled(List<ChatEvent> events) {
        var others = new ArrayList<>(events);
        Collections.shuffle(others, new Random(SEED));
        return others;
    }

    private static ChatEvent annotation() {
        var later = Dialogue.START.plus(Duration.ofDays(10));
        return new AnnotationAdded(
                new Envelope("annotation", "agent-0", null, null, null, null, null, later, later, "probe", 0, Map.of()),
                "deploy",
                "new prompt");
    }
}
