package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.metrics.TileChanges;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What one conversation costs does not grow with its length: neither its row nor any single value of its state. */
class EndlessConversationTest {
    private static final ConversationSettings SETTINGS =
            new ConversationSettings(Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ofDays(35), 1);
    private static final int MESSAGES = 100_000;
    private static final int AT_ONCE = 500;
    private static final int MOST_BYTES = 16 * 1024;

    private final MemoryTurns older = new MemoryTurns();
    private ConversationState state = ConversationState.blank("c");
    private ConversationRow row;

    @Test
    void turnsWithoutEndLieOneByOneInTheStoreOfOlderTurns() throws IOException {
        var dialogue = new Dialogue("c");
        for (int i = 0; i < MESSAGES / 2; i++) {
            dialogue.user(10.0 * i).agent(10.0 * i + 1);
        }
        apply(dialogue.flat());
        assertThat(row.messages()).isEqualTo(MESSAGES);
        assertThat(row.turns()).isEqualTo(MESSAGES / 2);
        assertThat(row.totals().answered()).isEqualTo(MESSAGES / 2);
        assertThat(older.size()).isEqualTo(MESSAGES / 2 + 1 - TurnSequence.AT_HAND);
        assertThat(bytes(state, ConversationState.class)).isLessThan(MOST_BYTES);
        for (var turn : older.all()) {
            assertThat(turn.replies()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void answersWithoutEndAreCondensedInTheirTurn() throws IOException {
        var dialogue = new Dialogue("c").user(0);
        for (int i = 1; i < MESSAGES; i++) {
            dialogue.agent(i);
        }
        apply(dialogue.flat());
        assertThat(row.messages()).isEqualTo(MESSAGES);
        assertThat(row.turns()).isEqualTo(1);
        assertThat(state.recent()).last().satisfies(turn -> {
            assertThat(turn.replies()).hasSizeLessThanOrEqualTo(Turn.MOST_REPLIES);
            assertThat(turn.told().agentMessages()).isEqualTo(MESSAGES - 1);
        });
        assertThat(bytes(state, ConversationState.class)).isLessThan(MOST_BYTES);
    }

    private void apply(List<FlatEvent> events) {
        for (int from = 0; from < events.size(); from += AT_ONCE) {
            var conversation = new Conversation(state, older, SETTINGS, new TileChanges());
            for (var event : events.subList(from, Math.min(from + AT_ONCE, events.size()))) {
                conversation.apply(event, event.occurredAt());
            }
            state = conversation.state(Alarms.UNSET);
            row = conversation.conversationRow();
        }
    }

    private static <T> int bytes(T value, Class<T> type) throws IOException {
        var out = new DataOutputSerializer(1_024);
        TypeInformation.of(type).createSerializer(new SerializerConfigImpl()).serialize(value, out);
        return out.length();
    }
}
