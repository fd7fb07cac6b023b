package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.events.ChatEvent;
import dev.vigia.events.EventJson;
import dev.vigia.jobs.ChatEvents;
import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.RawRecord;
import dev.vigia.jobs.Rejection;
import dev.vigia.jobs.metrics.Count;
import dev.vigia.jobs.metrics.LedgerEntry;
import dev.vigia.jobs.metrics.LedgerKey;
import dev.vigia.jobs.metrics.LedgerRow;
import dev.vigia.jobs.metrics.StoredTiles;
import dev.vigia.jobs.metrics.TileRow;
import dev.vigia.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole graph between source and sinks, on a small cluster, from bytes to rows. */
class ConversationsPipelineTest {
    private static final long SEED = 20_260_302;
    private static final ConversationSettings SETTINGS =
            new ConversationSettings(Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ofDays(35), 1);

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @Test
    void shuffledRepeatedAndBrokenRecordsGiveTheRowsOfAnOrderedPass() throws Exception {
        var random = new Random(SEED);
        var events = Scripted.conversations(random, 40);
        var bytes = new ArrayList<>(events.stream().map(EventJson::encode).toList());
        bytes.addAll(bytes.subList(0, 50));
        Collections.shuffle(bytes, random);
        bytes.add(7, "broken".getBytes(StandardCharsets.UTF_8));
        var outputs = run(bytes, 2);

        var tables = new Tables();
        tables.addConversations(outputs.conversations.rows());
        tables.addTurns(outputs.turns.rows());
        tables.addTiles(outputs.tiles.rows().stream()
                .filter(TileRow::isMinute)
                .map(TileRow::tile)
                .toList());
        assertThat(tables)
                .as("seed %d", SEED)
                .isEqualTo(Oracle.tablesOf(events, SETTINGS.sessionGap(), SETTINGS.answerTimeout()));
        assertThat(returns(outputs.tiles.rows()))
                .as("seed %d", SEED)
                .isEqualTo(Oracle.returnsOf(events, SETTINGS.sessionGap(), SETTINGS.answerTimeout()));
        assertThat(outputs.events.rows()).hasSameSizeAs(events);
        assertThat(outputs.rejected.rows()).singleElement().satisfies(rejection -> assertThat(
                        rejection.letter().raw())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("broken"));
        var ledger = newest(outputs.ledger.rows());
        assertThat(ledger.stream().mapToLong(LedgerEntry::stored).sum()).isEqualTo(events.size());
        assertThat(ledger.stream().mapToLong(LedgerEntry::duplicate).sum()).isEqualTo(50);
        assertThat(ledger.stream().mapToLong(LedgerEntry::rejected).sum()).isEqualTo(1);
    }

    /** Users alone tell the conversations: each is one user's, and half of them have no id of their own. */
    @Test
    void withoutIdsSilencesPartTheConversations() throws Exception {
        var random = new Random(SEED);
        var sent = new ArrayList<ChatEvent>();
        var toldBy = new HashMap<String, String>();
        for (var event : Scripted.conversations(random, 40)) {
            var envelope = event.envelope();
            var id = String.valueOf(envelope.conversationId());
            boolean unnamed = id.hashCode() % 2 == 0;
            toldBy.put(envelope.eventId(), id);
            sent.add(unnamed ? Scripted.in(event.with(envelope.withUserId("only-" + id)), null) : event);
        }
        sent.sort(Comparator.comparing(event -> event.envelope().occurredAt()));
        var outputs = run(sent.stream().map(EventJson::encode).toList(), 1);

        var named = new HashMap<String, String>();
        outputs.events.rows().forEach(event -> named.put(event.eventId(), String.valueOf(event.conversationId())));
        assertThat(named.keySet()).isEqualTo(toldBy.keySet());
        var wholes = new HashMap<String, Set<String>>();
        named.forEach((event, name) ->
                wholes.computeIfAbsent(name, any -> new HashSet<>()).add(toldBy.get(event)));
        assertThat(wholes.values()).as("conversations of two users").allMatch(users -> users.size() == 1);
        var again = sent.stream()
                .map(event -> Scripted.in(event, named.get(event.envelope().eventId())))
                .toList();
        var tables = new Tables();
        tables.addConversations(outputs.conversations.rows());
        tables.addTurns(outputs.turns.rows());
        tables.addTiles(outputs.tiles.rows().stream()
                .filter(TileRow::isMinute)
                .map(TileRow::tile)
                .toList());
        assertThat(tables)
                .as("seed %d", SEED)
                .isEqualTo(Oracle.tablesOf(again, SETTINGS.sessionGap(), SETTINGS.answerTimeout()));
        // What goes on after an end is another conversation; all else is what had an id.
        var afterEnd = wholes.size() - 40;
        assertThat(afterEnd).isBetween(0, 10);
        assertThat(wholes.keySet().stream().filter(name -> name.startsWith("session-")))
                .hasSizeGreaterThan(10);
    }

    /** The last of each minute tile. */
    private static SortedMap<String, String> returns(List<TileRow> rows) {
        var newest = new TreeMap<String, TileRow>();
        rows.stream()
                .filter(TileRow::isMinute)
                .sorted(Comparator.comparingLong(row -> row.tile().version()))
                .forEach(row -> newest.put(Tables.nameOf(row.tile()), row));
        var returns = new TreeMap<String, String>();
        newest.forEach((name, row) -> {
            var counts = row.counts();
            if (counts.get(Count.DAYS_OVER) > 0) {
                returns.put(
                        name,
                        ReturnOracle.text(
                                counts.get(Count.DAYS_OVER),
                                counts.get(Count.RETURNED_IN_DAY),
                                counts.get(Count.DURABLY_CONTAINED),
                                counts.get(Count.WEEKS_OVER),
                                counts.get(Count.RETURNED_IN_WEEK)));
            }
        });
        return returns;
    }

    private static Collection<LedgerEntry> newest(List<LedgerRow> rows) {
        var newest = new HashMap<LedgerKey, LedgerEntry>();
        rows.stream()
                .sorted(Comparator.comparingLong(LedgerRow::version))
                .forEach(row -> newest.put(row.entry().key(), row.entry()));
        return newest.values();
    }

    /** What came out of each end. */
    private record Collected(
            Collecting<FlatEvent> events,
            Collecting<ConversationRow> conversations,
            Collecting<TurnRow> turns,
            Collecting<TileRow> tiles,
            Collecting<LedgerRow> ledger,
            Collecting<Rejection> rejected) {}

    private static Collected run(List<byte[]> values, int parallelism) throws Exception {
        var records = new ArrayList<RawRecord>();
        for (var value : values) {
            records.add(new RawRecord("chat.events", 0, records.size(), 0, value));
        }
        var env = JobEnvironment.strict();
        env.setParallelism(parallelism);
        var raw = env.fromData(records).uid("records").name("Records");
        var streams = ChatEvents.decode(raw, JobSettings.from(Settings.of(Map.of())), "conversations");
        var outputs = ConversationsPipeline.build(streams, SETTINGS, StoredTiles.NONE);
        var collected = new Collected(
                collect(outputs.events(), "events"),
                collect(outputs.conversations(), "conversation-rows"),
                collect(outputs.turns(), "turn-rows"),
                collect(outputs.tiles(), "tile-rows"),
                collect(outputs.ledger(), "ledger-rows"),
                collect(outputs.rejected(), "rejected-rows"));
        env.execute();
        return collected;
    }

    private static <T> Collecting<T> collect(DataStream<T> stream, String id) {
        var sink = new Collecting<T>();
        stream.sinkTo(sink).uid(id).name(id);
        return sink;
    }

    /** Keeps rows in this JVM; each sink has its own place, found by number because a sink is copied to the cluster. */
    private static final class Collecting<T> implements Sink<T> {
        private static final long serialVersionUID = 1;
        private static final AtomicInteger NUMBERS = new AtomicInteger();
        private static final ConcurrentHashMap<Integer, Queue<Object>> PLACES = new ConcurrentHashMap<>();

        private final int number = NUMBERS.incrementAndGet();

        @Override
        public SinkWriter<T> createWriter(WriterInitContext context) {
            var place = PLACES.computeIfAbsent(number, missing -> new ConcurrentLinkedQueue<>());
            return new SinkWriter<>() {
                @Override
                public void write(T row, Context where) {
                    place.add(row);
                }

                @Override
                public void flush(boolean endOfInput) {
                    // Nothing is held back.
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };
        }

        @SuppressWarnings("unchecked")
        List<T> rows() {
            return (List<T>) List.copyOf(PLACES.getOrDefault(number, new ConcurrentLinkedQueue<>()));
        }
    }
}
