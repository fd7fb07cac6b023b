package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.jobs.GoldenState;
import dev.vigia.jobs.metrics.Count;
import dev.vigia.jobs.metrics.Counts;
import dev.vigia.jobs.metrics.TileChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactOperatorTest {
    private static final Duration HORIZON = Duration.ofDays(35);
    private static final Dimensions WHERE = new Dimensions("agent", "v1", "web", "es");
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private KeyedOneInputStreamOperatorTestHarness<ContactKey, ContactChange, TileChange> operator;

    @BeforeEach
    void open() throws Exception {
        operator = harness(Long.MAX_VALUE);
        operator.open();
        operator.setProcessingTime(0);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void nothingIsSaidBeforeTheDayIsOver() throws Exception {
        process(resolved("a", 0, 10));
        operator.processWatermark(at(10) + Return.DAY - 1);
        assertThat(sum(0)).isEqualTo(Counts.none());
        operator.processWatermark(at(10) + Return.DAY);
        assertThat(sum(0)).isEqualTo(counts(1, 0, 1, 0, 0));
        operator.processWatermark(at(10) + Return.WEEK);
        assertThat(sum(0)).isEqualTo(counts(1, 0, 1, 1, 0));
    }

    @Test
    void oneWhoComesBackMakesItNotDurable() throws Exception {
        process(resolved("a", 0, 10));
        process(resolved("b", 24 * 60 + 10, 24 * 60 + 20));
        operator.processWatermark(at(10) + Return.DAY);
        assertThat(sum(0)).isEqualTo(counts(1, 1, 0, 0, 0));
    }

    @Test
    void oneWhoComesBackAfterADayIsARepeatContactOfTheWeek() throws Exception {
        process(resolved("a", 0, 10));
        process(resolved("b", 24 * 60 + 11, 24 * 60 + 20));
        operator.processWatermark(at(10) + Return.WEEK);
        assertThat(sum(0)).isEqualTo(counts(1, 0, 1, 1, 1));
    }

    @Test
    void aLateContactCorrectsWhatWasSaid() throws Exception {
        process(resolved("a", 0, 10));
        operator.processWatermark(at(0) + 3 * Return.WEEK);
        assertThat(sum(0)).isEqualTo(counts(1, 0, 1, 1, 0));
        process(resolved("b", 60, 70));
        assertThat(sum(0)).isEqualTo(counts(1, 1, 0, 1, 1));
        assertThat(sum(60)).isEqualTo(counts(1, 0, 1, 1, 0));
        process(new ContactChange(new ContactKey("agent", "user"), "b", null));
        assertThat(sum(0)).isEqualTo(counts(1, 0, 1, 1, 0));
        assertThat(sum(60)).isEqualTo(Counts.none());
    }

    @Test
    void aReopenedContactIsNotOverAnyMore() throws Exception {
        process(resolved("a", 0, 10));
        operator.processWatermark(at(10) + Return.DAY);
        process(change("a", 0, Contact.OPEN, false));
        assertThat(sum(0)).isEqualTo(Counts.none());
        process(change("a", 0, at(24 * 60 + 30), false));
        operator.processWatermark(at(24 * 60 + 30) + Return.DAY);
        assertThat(sum(0)).isEqualTo(counts(1, 0, 0, 0, 0));
    }

    @Test
    void theMachinesClockEndsTheDayWhenNoEventMovesTheWatermark() throws Exception {
        process(resolved("a", 0, 10));
        operator.setProcessingTime(Return.DAY + Contacts.PATIENCE - 1);
        assertThat(sum(0)).isEqualTo(Counts.none());
        operator.setProcessingTime(Return.DAY + Contacts.PATIENCE);
        assertThat(sum(0)).isEqualTo(counts(1, 0, 1, 0, 0));
    }

    @Test
    void whatIsOverStaysSoAfterARestart() throws Exception {
        process(resolved("a", 0, 10));
        operator.processWatermark(at(10) + Return.DAY);
        var before = sum(0);
        var snapshot = operator.snapshot(1, 1);
        operator.close();
        operator = harness(Long.MAX_VALUE);
        operator.initializeState(snapshot);
        operator.open();
        process(resolved("b", 60 * 30, 60 * 30 + 1));
        assertThat(sum(0)).isEqualTo(Counts.none());
        assertThat(before).isEqualTo(counts(1, 0, 1, 0, 0));
        operator.processWatermark(at(10) + Return.WEEK);
        assertThat(sum(0)).isEqualTo(counts(0, 0, 0, 1, 1));
    }

    @Test
    void stateOfTheFirstVersionIsUnderstood() throws Exception {
        var state = GoldenState.read("contacts.v1", () -> {
            process(resolved("a", 0, 10));
            process(resolved("b", 60, 70));
            operator.processWatermark(at(10) + Return.DAY);
            return operator.snapshot(1, 1);
        });
        operator.close();
        operator = harness(Long.MAX_VALUE);
        operator.initializeState(state);
        operator.open();
        operator.processWatermark(at(70) + Return.WEEK);
        assertThat(sum(0)).isEqualTo(counts(0, 0, 0, 1, 1));
        assertThat(sum(60)).isEqualTo(counts(1, 0, 1, 1, 0));
    }

    @Test
    void aRunOverHistorySaysNothingOfDaysThatAreNotOver() throws Exception {
        operator.close();
        operator = harness(at(10) + Return.DAY);
        operator.open();
        process(resolved("a", 0, 10));
        operator.processWatermark(Long.MAX_VALUE);
        assertThat(sum(0)).isEqualTo(counts(1, 0, 1, 0, 0));
    }

    @Test
    void contactsInAnyOrderRepeatedAndCorrectedGiveWhatAllPairsGive() throws Exception {
        long seed = Long.getLong("vigia.seed", new Random().nextLong());
        var random = new Random(seed);
        var changes = new ArrayList<ContactChange>();
        var visits = new ArrayList<ReturnOracle.Visit>();
        for (int i = 0; i < 300; i++) {
            var user = "user-" + random.nextInt(40);
            long start = random.nextInt(20 * 24 * 60);
            long end = at(start) + random.nextInt((int) HOUR);
            boolean resolved = random.nextInt(4) > 0;
            changes.add(of(user, "c" + i, start, end, resolved));
            visits.add(new ReturnOracle.Visit(
                    user,
                    "c" + i,
                    Long.toString(at(start)),
                    Instant.ofEpochMilli(at(start)),
                    Instant.ofEpochMilli(end),
                    resolved));
        }
        Collections.shuffle(changes, random);
        for (var change : changes) {
            var contact = change.contact();
            if (contact != null && random.nextBoolean()) {
                process(of(change.key().userId(), change.conversationId(), random.nextInt(9_000), Contact.OPEN, false));
            }
            process(change);
            process(change);
            if (random.nextInt(5) == 0) {
                operator.processWatermark(at(random.nextInt(40 * 24 * 60)));
            }
        }
        operator.processWatermark(Long.MAX_VALUE);
        var sums = new HashMap<Long, Counts>();
        for (var change : told()) {
            if (change.key().length() == MINUTE) {
                sums.merge(change.key().start(), change.counts(), Counts::plus);
            }
        }
        var texts = new TreeMap<String, String>();
        sums.forEach((start, counts) -> {
            if (!counts.isZero()) {
                texts.put(
                        Long.toString(start),
                        ReturnOracle.text(
                                counts.get(Count.DAYS_OVER),
                                counts.get(Count.RETURNED_IN_DAY),
                                counts.get(Count.DURABLY_CONTAINED),
                                counts.get(Count.WEEKS_OVER),
                                counts.get(Count.RETURNED_IN_WEEK)));
            }
        });
        assertThat(texts).as("seed %d", seed).isEqualTo(ReturnOracle.returnsOf(visits));
    }

    @Test
    void aNameThatManyShareDoesNotGrowWithoutEnd() throws Exception {
        for (int i = 0; i < 3 * Contacts.MOST; i++) {
            process(resolved("c" + i, i, i + 1));
        }
        process(resolved("long-ago", -100_000, -99_999));
        operator.processWatermark(at(20_000));
        assertThat(operator.numEventTimeTimers()).isLessThanOrEqualTo(1);
        assertThat(sum(3 * Contacts.MOST - 1)).isEqualTo(counts(1, 0, 1, 1, 0));
        assertThat(sum(-100_000)).isEqualTo(Counts.none());
    }

    @Test
    void stateAndTimersEndWithTheHorizon() throws Exception {
        process(resolved("a", 0, 10));
        process(change("b", 100, Contact.OPEN, false));
        operator.setProcessingTime(HORIZON.toMillis() - 1);
        assertThat(operator.numKeyedStateEntries()).isPositive();
        operator.setProcessingTime(HORIZON.toMillis());
        assertThat(operator.numKeyedStateEntries()).isZero();
        assertThat(operator.numEventTimeTimers()).isZero();
        assertThat(operator.numProcessingTimeTimers()).isZero();
    }

    private static KeyedOneInputStreamOperatorTestHarness<ContactKey, ContactChange, TileChange> harness(long until)
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ContactOperator(HORIZON, until)),
                ContactChange::key,
                TypeInformation.of(ContactKey.class));
    }

    private void process(ContactChange change) throws Exception {
        operator.processElement(change, 0);
    }

    /** Times are minutes. */
    private static ContactChange resolved(String id, long start, long end) {
        return change(id, start, at(end), true);
    }

    private static ContactChange change(String id, long start, long endMillis, boolean contained) {
        return of("user", id, start, endMillis, contained);
    }

    private static ContactChange of(String user, String id, long start, long endMillis, boolean contained) {
        return new ContactChange(
                new ContactKey("agent", user), id, new Contact(id, WHERE, at(start), endMillis, contained));
    }

    private static long at(long minute) {
        return Dialogue.START.toEpochMilli() + minute * MINUTE;
    }

    private List<TileChange> told() {
        return operator.extractOutputValues();
    }

    /** What the minute amounts to by all that was told since the operator was made. */
    private Counts sum(long minute) {
        var key = WHERE.tileAt(at(minute));
        return told().stream()
                .filter(change -> change.key().equals(key))
                .map(TileChange::counts)
                .reduce(Counts.none(), Counts::plus);
    }

    private static Counts counts(long dayOver, long inDay, long durable, long weekOver, long inWeek) {
        return new Counts.Draft()
                .with(Count.DAYS_OVER, dayOver)
                .with(Count.RETURNED_IN_DAY, inDay)
                .with(Count.DURABLY_CONTAINED, durable)
                .with(Count.WEEKS_OVER, weekOver)
                .with(Count.RETURNED_IN_WEEK, inWeek)
                .done();
    }
}
