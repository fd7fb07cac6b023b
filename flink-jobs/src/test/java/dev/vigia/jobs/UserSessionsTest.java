package dev.vigia.jobs;

import static dev.vigia.events.EventType.CONVERSATION_ENDED;
import static dev.vigia.events.EventType.CONVERSATION_STARTED;
import static dev.vigia.events.EventType.FEEDBACK_GIVEN;
import static dev.vigia.events.EventType.MESSAGE_AGENT;
import static dev.vigia.events.EventType.MESSAGE_USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.events.EventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSessionsTest {
    private static final long GAP = 30;
    private static final long SEED = 20_261_123;

    private UserSessions sessions = UserSessions.none();

    private long join(EventType type, long time) {
        var joined = sessions.join(type, time, GAP);
        sessions = joined.sessions();
        return joined.founded();
    }

    private long message(long time) {
        return join(MESSAGE_USER, time);
    }

    @Test
    void aSilenceLongerThanTheGapParts() {
        assertThat(message(100)).isEqualTo(100);
        assertThat(join(MESSAGE_AGENT, 130)).isEqualTo(100);
        assertThat(message(160)).isEqualTo(100);
        assertThat(message(191)).isEqualTo(191);
    }

    @Test
    void timesBefore1970AreTimes() {
        assertThat(message(-100)).isEqualTo(-100);
        assertThat(join(CONVERSATION_ENDED, -90)).isEqualTo(-100);
        assertThat(message(-80)).isEqualTo(-80);
    }

    @Test
    void whatComesLateJoinsTheNearestAndTheEarlierOfTwoAsNear() {
        message(100);
        message(150);
        assertThat(message(125)).isEqualTo(100);
        assertThat(message(140)).isEqualTo(150);
        assertThat(message(80)).isEqualTo(100);
        assertThat(message(40)).isEqualTo(40);
        assertThat(sessions.count()).isEqualTo(3);
    }

    @Test
    void afterAnEndTheUserBeginsAnother() {
        message(100);
        assertThat(join(CONVERSATION_ENDED, 110)).isEqualTo(100);
        assertThat(join(MESSAGE_AGENT, 111)).as("an answer on its way").isEqualTo(100);
        assertThat(message(112)).isEqualTo(112);
        assertThat(join(MESSAGE_AGENT, 113)).isEqualTo(112);
        assertThat(message(105)).as("late").isEqualTo(100);
    }

    @Test
    void aStartBeforeTheFirstMessageBelongsToIt() {
        message(100);
        assertThat(join(CONVERSATION_STARTED, 99)).isEqualTo(100);
        assertThat(sessions.count()).isEqualTo(1);
    }

    @Test
    void aRatingIsOfTheLatestConversationHoweverLongAfterAndDoesNotLengthenIt() {
        message(100);
        message(200);
        assertThat(join(FEEDBACK_GIVEN, 9_000)).isEqualTo(200);
        assertThat(join(FEEDBACK_GIVEN, 150)).isEqualTo(100);
        assertThat(join(FEEDBACK_GIVEN, 90)).isEqualTo(100);
        assertThat(message(9_000)).isEqualTo(9_000);
        assertThat(join(FEEDBACK_GIVEN, 10)).as("of nothing that is known").isEqualTo(10);
    }

    @Test
    void theOldestIsForgottenFirst() {
        for (int i = 0; i < 3 * UserSessions.MOST; i++) {
            message(1_000L * i);
            assertThat(sessions.count()).isLessThanOrEqualTo(UserSessions.MOST);
        }
        assertThat(message(1_000L * (3 * UserSessions.MOST - 1) + 1)).isEqualTo(1_000L * (3 * UserSessions.MOST - 1));
        assertThat(message(1)).as("its session is forgotten").isEqualTo(1);
    }

    /** The first message of each silence-parted run, by one pass over all times in order. */
    private static Map<Long, Long> runs(List<Long> times) {
        var sorted = times.stream().sorted().toList();
        var runs = new HashMap<Long, Long>();
        long founded = 0;
        for (int i = 0; i < sorted.size(); i++) {
            founded = i == 0 || sorted.get(i) - sorted.get(i - 1) > GAP ? sorted.get(i) : founded;
            runs.put(sorted.get(i), founded);
        }
        return runs;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void inOrderTheyAreTheRunsBetweenSilences(long number) {
        var random = new Random(SEED + number);
        var times = times(random, 300, 2 * GAP);
        var joined = new HashMap<Long, Long>();
        times.forEach(time -> joined.put(time, message(time)));
        assertThat(joined).as("seed %d", SEED + number).isEqualTo(runs(times));
    }

    /** Where speech inside a session pauses for a third of the gap at most, and no event is later than another third. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aLittleOutOfOrderTheRunsAreTheSame(long number) {
        var random = new Random(SEED + number);
        var times = new ArrayList<Long>();
        long time = 0;
        for (int i = 0; i < 150; i++) {
            time += random.nextInt(8) == 0 ? GAP + 1 + random.nextInt(100) : random.nextInt((int) GAP / 3);
            times.add(time);
        }
        var arrivals = new HashMap<Long, Long>();
        times.forEach(each -> arrivals.putIfAbsent(each, each + random.nextInt((int) GAP / 3)));
        var names = new HashMap<Long, Long>();
        times.stream()
                .sorted(Comparator.comparing((Long each) -> arrivals.get(each)).thenComparing(each -> each))
                .forEach(each -> names.put(each, message(each)));

        var runs = runs(times);
        var pairs = new HashSet<List<Long>>();
        runs.forEach((each, run) -> pairs.add(List.of(run, names.getOrDefault(each, -1L))));
        assertThat(pairs).as("one name a run, seed %d", SEED + number).hasSize((int)
                runs.values().stream().distinct().count());
        assertThat(pairs.stream().map(pair -> pair.get(1)).distinct()).hasSameSizeAs(pairs);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void inAnyOrderAnEventThatComesAgainJoinsTheSame(long number) {
        var random = new Random(SEED + number);
        var times = new ArrayList<>(times(random, 150, 2 * GAP));
        Collections.shuffle(times, random);
        var types = List.of(MESSAGE_USER, MESSAGE_USER, MESSAGE_AGENT, CONVERSATION_ENDED);
        var sent = new ArrayList<Map.Entry<EventType, Long>>();
        times.forEach(time -> sent.add(Map.entry(types.get(random.nextInt(types.size())), time)));
        var first =
                sent.stream().map(each -> join(each.getKey(), each.getValue())).toList();
        var again =
                sent.stream().map(each -> join(each.getKey(), each.getValue())).toList();
        assertThat(again).as("seed %d", SEED + number).isEqualTo(first);
    }

    private static List<Long> times(Random random, int count, long most) {
        var times = new ArrayList<Long>();
        long time = 1_000;
        for (int i = 0; i < count; i++) {
            time += 1 + random.nextInt((int) most);
            times.add(time);
        }
        return times;
    }
}
