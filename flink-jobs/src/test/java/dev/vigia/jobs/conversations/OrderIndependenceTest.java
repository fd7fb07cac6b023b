package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.events.ChatEvent;
import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.metrics.TileChange;
import dev.vigia.jobs.metrics.TileChanges;
import dev.vigia.jobs.metrics.TileSum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any order, any repetition and any watermark must lead to the rows of one plain, ordered pass. */
class OrderIndependenceTest {
    private static final Duration GAP = Duration.ofMinutes(30);
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shuffledAndRepeatedEventsGiveTheRowsOfAnOrderedPass(long seed) {
        compare(seed, GAP);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void aGapShorterThanTheAnswerTimeoutMakesNoDifference(long seed) {
        compare(seed, Duration.ofMinutes(2));
    }

    @Test
    void anySeedWillDo() {
        compare(new Random().nextLong(), GAP);
    }

    private static void compare(long seed, Duration gap) {
        var random = new Random(seed);
        var events = new ArrayList<>(Scripted.conversations(random, 60));
        var expected = Oracle.tablesOf(events, gap, TIMEOUT);
        for (int i = events.size() / 3; i > 0; i--) {
            events.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(events, random);
        var told = run(events, gap, random);
        assertThat(told.tables()).as("seed %d, gap %s", seed, gap).isEqualTo(expected);
        Collections.shuffle(events, random);
        assertThat(run(events, gap, random).versions())
                .as("versions in another order, seed %d, gap %s", seed, gap)
                .isEqualTo(told.versions());
    }

    /** What the tables hold in the end, and the version of each row of conversations and turns. */
    private record Told(Tables tables, Map<String, Long> versions) {}

    private static Told run(List<ChatEvent> events, Duration gap, Random random) {
        var settings = new ConversationSettings(gap, TIMEOUT, Duration.ofDays(35), 1);
        Map<String, ConversationState> states = new HashMap<>();
        Map<String, MemoryTurns> older = new HashMap<>();
        var seen = new HashSet<String>();
        var conversations = new ArrayList<ConversationRow>();
        var turns = new ArrayList<TurnRow>();
        var changes = new ArrayList<TileChange>();
        for (var event : events) {
            var flat = FlatEvent.of(event);
            var id = flat.conversationId();
            if (!seen.add(flat.eventId())) {
                continue;
            }
            var tileChanges = new TileChanges();
            var conversation = new Conversation(
                    states.getOrDefault(id, ConversationState.blank(id)),
                    older.computeIfAbsent(id, missing -> new MemoryTurns()),
                    settings,
                    tileChanges);
            conversation.apply(flat, Dialogue.millisAt(random.nextInt(5_000)));
            if (random.nextInt(10) == 0) {
                conversation.advanceTo(Dialogue.millisAt(random.nextInt(20_000)));
            }
            states.put(id, conversation.state(Alarms.UNSET));
            changes.addAll(tileChanges.minutes());
            collect(conversation, conversations, turns);
        }
        states.forEach((id, state) -> {
            var tileChanges = new TileChanges();
            var conversation = new Conversation(state, older.get(id), settings, tileChanges);
            conversation.advanceTo(Long.MAX_VALUE);
            changes.addAll(tileChanges.minutes());
            collect(conversation, conversations, turns);
        });
        Collections.shuffle(changes, random);
        var tables = new Tables();
        tables.addConversations(conversations);
        tables.addTurns(turns);
        tables.addTiles(TileSum.of(changes));
        var versions = new HashMap<String, Long>();
        conversations.forEach(row -> versions.merge(row.conversationId(), row.version(), Math::max));
        turns.forEach(row -> versions.merge(row.turnId(), row.version(), Math::max));
        return new Told(tables, versions);
    }

    private static void collect(Conversation conversation, List<ConversationRow> conversations, List<TurnRow> turns) {
        if (conversation.conversationRow() != null) {
            conversations.add(conversation.conversationRow());
        }
        turns.addAll(conversation.turnRows());
    }
}
