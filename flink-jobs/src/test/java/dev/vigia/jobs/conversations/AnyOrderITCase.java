package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.events.ChatEvent;
import dev.vigia.events.Envelope;
import dev.vigia.jobs.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A day that comes shuffled, hours late and repeated leaves the tables that it leaves in order, byte by byte. Not
 * compared is what tells of the run and not of the day: when a row was written ({@code updated_at}), and of sums how
 * far event time had come ({@code as_of}), what came after that ({@code late_events}, {@code late}), how often it was
 * told ({@code version}) and how often it arrived ({@code received}, {@code duplicate}). A tile that corrections have
 * emptied is like none.
 */
class AnyOrderITCase {
    private static final int IN_ORDER = 1;
    private static final int OUT_OF_ORDER = 2;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @Test
    void aDayInAnyOrderLeavesTheSameTables() throws Exception {
        long seed = Long.getLong("vigia.seed", new Random().nextLong());
        var random = new Random(seed);
        List<ChatEvent> day = new ArrayList<>(Scripted.conversations(random, 300, Duration.ofDays(1)));
        day.sort(Comparator.comparing(event -> event.envelope().occurredAt()));
        var lost = loseOne(day);
        var database = TestServers.only().database();
        BoundedRun.into(database, IN_ORDER, day);
        BoundedRun.into(database, OUT_OF_ORDER, delayedAndRepeated(day, random));

        var stored = new StoredTables(database.connections());
        for (var content : List.of(
                "to_jsonb(t) - 'generation' - 'updated_at' from chat_conversation t",
                "to_jsonb(t) - 'generation' - 'updated_at' from chat_turn t",
                "to_jsonb(t) - 'generation' from chat_message t",
                "to_jsonb(t) - 'generation' from user_satisfaction t",
                "to_jsonb(t) - 'generation' - 'updated_at' - 'version' - 'as_of' - 'late_events' from chat_metrics t"
                        + " where messages + turns + conversations + ratings > 0",
                "jsonb_build_array(source, minute, stored) from chat_ledger t")) {
            assertThat(rows(stored, content, OUT_OF_ORDER))
                    .as("%s, seed %d", content, seed)
                    .isNotEmpty()
                    .isEqualTo(rows(stored, content, IN_ORDER));
        }
        assertThat(stored.returns())
                .as("who came back, seed %d", seed)
                .isEqualTo(Oracle.returnsOf(day, Duration.ofMinutes(30), Duration.ofMinutes(5)));
        assertThat(stored.texts("select source || ' ' || first_missing || ' ' || last_missing from chat_sequence_gap"
                        + " where generation = " + OUT_OF_ORDER))
                .as("what was lost, seed %d", seed)
                .containsExactly(lost.source() + " " + lost.sequence() + " " + lost.sequence());
        assertThat(stored.number("select sum(late) from chat_ledger where generation = " + OUT_OF_ORDER))
                .as("late events, seed %d", seed)
                .isPositive();
        assertThat(stored.number("select sum(duplicate) from chat_ledger where generation = " + OUT_OF_ORDER))
                .as("repeated events, seed %d", seed)
                .isEqualTo(day.size() / 4);
    }

    /** Takes away an event that is neither the first nor the last of its source. */
    private static Envelope loseOne(List<ChatEvent> day) {
        var sources = day.stream()
                .collect(Collectors.groupingBy(event -> event.envelope().source()));
        var source = sources.values().stream()
                .filter(events -> events.size() > 4)
                .min(Comparator.comparing(events -> events.get(0).envelope().source()))
                .orElseThrow();
        var lost = source.stream()
                .filter(event -> event.envelope().sequence() == 2)
                .findFirst()
                .orElseThrow();
        day.remove(lost);
        return lost.envelope();
    }

    /** Most events come a little late, some hours late; a quarter comes twice. */
    private static List<ChatEvent> delayedAndRepeated(List<ChatEvent> day, Random random) {
        record Arrival(ChatEvent event, long at) {}
        var arrivals = new ArrayList<Arrival>();
        for (int i = 0; i < day.size() + day.size() / 4; i++) {
            var event = i < day.size() ? day.get(i) : day.get(random.nextInt(day.size()));
            long delay = random.nextInt(random.nextInt(5) == 0 ? 10 * 3_600_000 : 60_000);
            arrivals.add(new Arrival(event, event.envelope().occurredAt().toEpochMilli() + delay));
        }
        arrivals.sort(Comparator.comparingLong(Arrival::at));
        return arrivals.stream().map(Arrival::event).toList();
    }

    private static List<String> rows(StoredTables stored, String content, int generation) throws Exception {
        var condition = (content.contains(" where ") ? " and" : " where") + " generation = " + generation;
        return stored.texts("select " + content + condition).stream().sorted().toList();
    }
}
