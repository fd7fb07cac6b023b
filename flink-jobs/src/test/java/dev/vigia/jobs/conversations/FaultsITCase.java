package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigia.events.ChatEvent;
import dev.vigia.events.EventJson;
import dev.vigia.events.Topics;
import dev.vigia.jobs.Line;
import dev.vigia.jobs.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.Test;

/**
 * What stands still, is cut off or comes unevenly: nothing is lost and nothing counted twice. Each pause lasts
 * {@code -Dvigia.test.pause} seconds (one, if nothing is said; 30 is what a long collection of garbage takes).
 */
class FaultsITCase extends WholeJob {
    private static final long PAUSE_SECONDS = Long.getLong("vigia.test.pause", 1);
    /** More messages than the broker sends of one partition before it comes to the next. */
    private static final int LONG = 3_000;

    /** Half of the traffic is one conversation. */
    @Test
    void pausesAndPartitionsLoseNothingAndCountNothingTwice() throws Exception {
        var all = new ArrayList<>(shuffled(hot(events.size())));
        for (int i = 0; i < events.size(); i++) {
            all.add(2 * i, events.get(i));
        }
        int part = all.size() / 4;
        try (var line = around.database().line()) {
            var job = around.startJob(
                    2,
                    null,
                    Map.of(
                            "VIGIA_DB_URL", around.database().url(line),
                            "VIGIA_KAFKA_BOOTSTRAP", around.broker().distantBootstrap()));
            around.send(all.subList(0, part));
            around.awaitLedger(part, 0);
            whilePostgresIsFrozen(() -> around.send(all.subList(part, 2 * part)));
            whileCut(line, () -> around.send(all.subList(2 * part, 3 * part)));
            whileCut(around.broker().line(), () -> around.send(all.subList(3 * part, all.size())));
            around.letTimePass();
            around.awaitTables(Oracle.tablesOf(all, Duration.ofMinutes(30), Duration.ofMinutes(5)));
            around.awaitLedger(all.size() + 1, 0);
            assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
            assertThat(around.stored().texts("select distinct balance || '/' || missing from chat_ledger_balance"))
                    .containsExactly("0/0");
        }
    }

    @Test
    void partitionsThatAreDaysApartMakeNothingLateAndIdleOnesHoldNothingBack() throws Exception {
        int day = (int) Duration.ofDays(1).toSeconds();
        into(0, chat("newest", 3 * day, LONG));
        into(1, chat("older", day, LONG));
        into(2, chat("oldest", 0, LONG));
        // Long enough that none counts as idle before it is read, on a slow machine too.
        around.startJob(1, null, Map.of("VIGIA_IDLENESS", "PT4S"));
        around.awaitLedger(3 * LONG, 0);
        // From now on one partition of four speaks.
        into(0, chat("next", 4 * day, 2));
        await().atMost(Surroundings.PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(
                        days("bool_and(complete)"))
                .containsExactly("true", "true", "true", "false"));
        assertThat(days("sum(late_events)")).containsExactly("0", "0", "0", "0");
    }

    private void into(int partition, List<ChatEvent> sent) {
        around.broker()
                .send(
                        Topics.EVENTS,
                        partition,
                        sent.stream().map(EventJson::encode).toList());
    }

    private static List<ChatEvent> chat(String id, double from, int messages) {
        var dialogue = new Dialogue(id);
        for (int i = 0; i < messages; i += 2) {
            dialogue.user(from + i * 0.01).agent(from + i * 0.01 + 0.01);
        }
        return dialogue.events();
    }

    /** A figure of the minute tiles of each day, oldest first. */
    private List<String> days(String figure) throws Exception {
        return around.stored()
                .texts(
                        "select (" + figure + ")::text from chat_metrics where granularity = 'minute'"
                                + " and messages > 0 group by date_trunc('day', bucket_start) order by date_trunc('day', bucket_start)");
    }

    private static List<ChatEvent> hot(int count) {
        var dialogue = new Dialogue("hot");
        for (int i = 0; i < count; i += 2) {
            dialogue.user(i).agent(i + 0.5);
        }
        return dialogue.events().subList(0, count);
    }

    private static void whilePostgresIsFrozen(Runnable sending) throws Exception {
        TestServers.only().freezePostgres();
        try {
            sending.run();
            TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
        } finally {
            TestServers.only().thawPostgres();
        }
    }

    private static void whileCut(Line line, Runnable sending) throws Exception {
        line.cut();
        try {
            sending.run();
            TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
        } finally {
            line.mend();
        }
    }
}
