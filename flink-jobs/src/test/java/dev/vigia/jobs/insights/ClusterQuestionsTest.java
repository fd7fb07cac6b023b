package dev.vigia.jobs.insights;

import static dev.vigia.jobs.insights.Messages.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.jobs.GoldenState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterQuestionsTest {
    private static final Duration HORIZON = Duration.ofDays(35);
    private static final List<String> ASKED = List.of(
            "¿Dónde está mi pedido?",
            "donde esta mi pedido",
            "quiero cancelar la suscripción",
            "cancelar mi suscripción",
            "no funciona la tarjeta",
            "la tarjeta no funciona",
            "hola",
            "cambiar la contraseña de la cuenta");

    private KeyedOneInputStreamOperatorTestHarness<String, AskedQuestion, ClusteredQuestion> operator;

    @BeforeEach
    void open() throws Exception {
        operator = opened(null);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, AskedQuestion, ClusteredQuestion> opened(
            @Nullable OperatorSubtaskState from) throws Exception {
        var operator = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ClusterQuestions(1_000, HORIZON)), AskedQuestion::agentId, Types.STRING);
        if (from != null) {
            operator.initializeState(from);
        }
        operator.open();
        operator.setProcessingTime(MINUTE);
        return operator;
    }

    private static AskedQuestion question(int number, long at) {
        String text = ASKED.get(number % ASKED.size());
        return new AskedQuestion("shop", "c" + number / 5, "e" + number, "u", at, "es", null, text);
    }

    private static void send(
            KeyedOneInputStreamOperatorTestHarness<String, AskedQuestion, ClusteredQuestion> operator,
            AskedQuestion one)
            throws Exception {
        operator.processElement(new StreamRecord<>(one, one.occurredAt()));
    }

    private static Map<String, String> memberships(List<ClusteredQuestion> joined) {
        Map<String, String> clusters = new TreeMap<>();
        joined.forEach(
                one -> clusters.put(one.question().eventId(), one.cluster().id()));
        return clusters;
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() throws Exception {
        List<AskedQuestion> day = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            // Some fall on the same millisecond.
            day.add(question(i, MINUTE + i / 3 * 100L));
        }
        Map<String, String> expected = null;
        for (int seed = 0; seed < 5; seed++) {
            List<AskedQuestion> shuffled = new ArrayList<>(day);
            Collections.shuffle(shuffled, new Random(seed));
            try (var replay = opened(null)) {
                for (AskedQuestion one : shuffled) {
                    send(replay, one);
                }
                replay.processWatermark(MINUTE + 1_000_000);
                Map<String, String> clusters = memberships(replay.extractOutputValues());
                assertThat(clusters).hasSize(175);
                expected = expected == null ? clusters : expected;
                assertThat(clusters).isEqualTo(expected);
            }
        }
    }

    @Test
    void theSameQuestionJoinsItsCluster() throws Exception {
        send(operator, question(0, MINUTE));
        send(operator, question(1, MINUTE + 1));
        send(operator, question(2, MINUTE + 2));
        assertThat(operator.extractOutputValues()).isEmpty();
        operator.processWatermark(MINUTE + 2);
        var joined = operator.extractOutputValues();
        assertThat(joined.get(0).cluster().id())
                .isEqualTo(joined.get(1).cluster().id());
        assertThat(joined.get(1).cluster().asked()).isEqualTo(2);
        assertThat(joined.get(2).cluster().id())
                .isNotEqualTo(joined.get(0).cluster().id());
        assertThat(operator.numProcessingTimeTimers())
                .as("only the end of the state")
                .isEqualTo(1);
    }

    @Test
    void whereNothingMovesTheWatermarkPatienceEnds() throws Exception {
        send(operator, question(0, MINUTE));
        operator.setProcessingTime(MINUTE + ClusterQuestions.PATIENCE.toMillis());
        assertThat(operator.extractOutputValues()).hasSize(1);
        operator.processWatermark(MINUTE + 60_000);
        assertThat(operator.extractOutputValues()).hasSize(1);
        send(operator, question(1, MINUTE + 1));
        assertThat(operator.extractOutputValues()).as("a late one goes at once").hasSize(2);
    }

    @Test
    void clustersSurviveARestart() throws Exception {
        send(operator, question(0, MINUTE));
        operator.processWatermark(MINUTE);
        send(operator, question(1, MINUTE + 1));
        var snapshot = operator.snapshot(1, 1);
        try (var restarted = opened(snapshot)) {
            restarted.processWatermark(MINUTE + 1);
            assertThat(restarted.extractOutputValues()).singleElement().satisfies(joined -> {
                assertThat(joined.cluster().asked()).isEqualTo(2);
                assertThat(joined.cluster().representative()).isEqualTo("¿Dónde está mi pedido?");
            });
        }
    }

    @Test
    void stateOfTheFirstVersionIsUnderstood() throws Exception {
        var state = GoldenState.read("questions.v1", () -> {
            for (int i = 0; i < 4; i++) {
                send(operator, question(i, MINUTE + i));
            }
            operator.processWatermark(MINUTE + 3);
            // Still waiting for the watermark when the snapshot is taken.
            send(operator, question(1, MINUTE + 1_000));
            return operator.snapshot(1, 1);
        });
        try (var restarted = opened(state)) {
            restarted.processWatermark(MINUTE + 2_000);
            assertThat(restarted.extractOutputValues()).singleElement().satisfies(joined -> {
                assertThat(joined.question())
                        .isEqualTo(new AskedQuestion(
                                "shop", "c0", "e1", "u", MINUTE + 1_000, "es", null, "donde esta mi pedido"));
                assertThat(joined.cluster().representative()).isEqualTo("¿Dónde está mi pedido?");
                assertThat(joined.cluster().asked()).isEqualTo(3);
                assertThat(joined.cluster().firstSeen()).isEqualTo(MINUTE);
                assertThat(joined.cluster().lastSeen()).isEqualTo(MINUTE + 1_000);
                assertThat(joined.similarity()).isGreaterThan(0.6);
            });
            send(restarted, question(3, MINUTE + 1_500));
            assertThat(restarted.extractOutputValues().get(1).cluster().asked())
                    .as("the other cluster")
                    .isEqualTo(3);
            assertThat(restarted.numProcessingTimeTimers())
                    .as("the end of the state")
                    .isEqualTo(1);
        }
    }

    @Test
    void stateAndTimersEndWithTheHorizon() throws Exception {
        send(operator, question(0, MINUTE));
        operator.processWatermark(MINUTE + 60_000);
        operator.setProcessingTime(MINUTE + HORIZON.multipliedBy(2).toMillis());
        assertThat(operator.numKeyedStateEntries()).isZero();
        assertThat(operator.numProcessingTimeTimers()).isZero();
        assertThat(operator.numEventTimeTimers()).isZero();
    }
}
