package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigia.events.ChatEvent;
import dev.vigia.events.Topics;
import dev.vigia.schema.Generations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** History computed anew: beside the live generation, and from the archive. */
class HistoryITCase extends WholeJob {
    /** One whose user alone tells it, in the order of its times. */
    private final List<ChatEvent> withoutId = new Dialogue("unnamed")
            .started(0).user(1).agent(2, 3).user(9).agent(11).ended(20, "completed").events().stream()
                    .map(event -> Scripted.in(event, null))
                    .toList();

    @Test
    void reprocessingWithTheSameCodeChangesNothingAndWithOtherSettingsSaysWhat() throws Exception {
        around.startJob();
        around.send(shuffled(events));
        around.letTimePass();
        around.awaitTables(expected);
        around.awaitLedger(events.size() + 1, 0);
        around.send(withoutId);
        // It begins when all others have ended, and goes on: a run over history takes it for fallen silent.
        around.send(new Dialogue("open")
                .user(Duration.ofDays(10).toSeconds() + 60.0)
                .events());
        around.awaitLedger(events.size() + 2 + withoutId.size(), 0);

        var generations = around.generations();
        var from = Dialogue.START.minus(Duration.ofDays(1));
        var to = generations.settledUntil(Dialogue.START.plus(Duration.ofDays(20)));
        assertThat(to)
                .as("when the open one began")
                .isEqualTo(Dialogue.START.plus(Duration.ofDays(10)).plusSeconds(60));
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

        assertThat(around.stored()
                        .texts("select generation || outcome || turns from chat_conversation where conversation_id like"
                                + " 'session-20260302T100000000Z-%' order by generation"))
                .containsExactly("1resolved2", same + "resolved2", other + "resolved2");

        generations.complete(same, 1, from, to);
        generations.activate(same);
        assertThat(generations.live()).isEqualTo(same);
        // What comes now is there whichever way the pointer is switched.
        around.send(new Dialogue("afterwards")
                .user(0)
                .agent(1)
                .ended(2, "completed")
                .events());
        await().atMost(Surroundings.PATIENCE).untilAsserted(() -> assertThat(around.stored()
                        .texts("select generation || outcome from chat_conversation"
                                + " where conversation_id = 'afterwards' order by generation"))
                .containsExactly("1resolved", same + "resolved", other + "resolved"));
        generations.activate(1);
        assertThat(generations.live()).isEqualTo(1);
        generations.drop(other);
        assertThat(generations.list())
                .extracting(Generations.Generation::status)
                .containsExactly("live", "retired");
        assertThat(around.stored().number("select count(*) from chat_turn where generation = " + other))
                .isZero();
    }

    @Test
    void historyComesFromTheArchiveWhenKafkaHasForgottenIt(@TempDir Path archive) throws Exception {
        var kept = Map.of("VIGIA_ARCHIVE", archive.toUri().toString());
        around.startJob(1, null, kept);
        around.send(shuffled(events));
        around.letTimePass();
        around.awaitTables(expected);
        await().atMost(Surroundings.PATIENCE)
                .untilAsserted(() -> assertThat(lines(archive)).hasSize(events.size() + 1));
        around.broker().forget(Topics.EVENTS);

        var generations = around.generations();
        int made = generations.begin("from the archive");
        around.reprocess(made, Map.of("VIGIA_ARCHIVE", kept.get("VIGIA_ARCHIVE"), "VIGIA_HISTORY", "archive"));
        var from = Dialogue.START.minus(Duration.ofDays(1));
        assertThat(generations.compare(1, made, from, Dialogue.START.plus(Duration.ofDays(9))))
                .filteredOn(table -> !table.table().equals("chat_metrics"))
                .allSatisfy(table -> assertThat(table.isEmpty()).as("%s", table).isTrue())
                .allSatisfy(table -> assertThat(table.same()).as("%s", table).isPositive());
    }

    /** What lies in the finished files. */
    private static List<String> lines(Path archive) throws IOException {
        var lines = new ArrayList<String>();
        try (var files = Files.walk(archive)) {
            for (var file : files.filter(path -> path.toString().endsWith(".jsonl.gz"))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .toList()) {
                try (var reader = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                    reader.lines().forEach(lines::add);
                }
            }
        }
        return lines;
    }
}
