package dev.vigia.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.events.Envelope;
import dev.vigia.events.UserMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionOperatorTest {
    private static final Instant START = Instant.parse("2026-11-23T05:55:40.123Z");
    private static final Duration HORIZON = Duration.ofDays(35);

    private KeyedOneInputStreamOperatorTestHarness<String, FlatEvent, FlatEvent> operator;

    @BeforeEach
    void open() throws Exception {
        operator = harness();
        operator.open();
        operator.setProcessingTime(0);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, FlatEvent, FlatEvent> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new SessionOperator(Duration.ofMinutes(30), HORIZON)),
                SessionOperator::key,
                Types.STRING);
    }

    private void send(String agent, String user, int minutes) throws Exception {
        var at = START.plus(Duration.ofMinutes(minutes));
        var envelope = new Envelope("e", agent, null, null, user, null, null, at, at, "source", 0, Map.of());
        operator.processElement(FlatEvent.of(new UserMessage(envelope, "hola")), at.toEpochMilli());
    }

    private List<String> names() {
        return operator.extractOutputValues().stream()
                .map(FlatEvent::conversationId)
                .toList();
    }

    private static String name(String time, String agent, String user) throws Exception {
        var hash = MessageDigest.getInstance("SHA-256").digest((agent + "\0" + user).getBytes(StandardCharsets.UTF_8));
        return "session-" + time + "-" + HexFormat.of().formatHex(hash).substring(0, 16);
    }

    @Test
    void eachUserOfEachAgentHasConversationsOfTheirOwn() throws Exception {
        send("shop", "ana", 0);
        send("shop", "eva", 0);
        send("desk", "ana", 1);
        send("shop", "ana", 29);
        send("shop", "ana", 60);

        assertThat(names())
                .containsExactly(
                        name("20261123T055540123Z", "shop", "ana"),
                        name("20261123T055540123Z", "shop", "eva"),
                        name("20261123T055640123Z", "desk", "ana"),
                        name("20261123T055540123Z", "shop", "ana"),
                        name("20261123T065540123Z", "shop", "ana"));
        assertThat(names().get(0)).doesNotContain("ana");
    }

    @Test
    void aRestartChangesNothing() throws Exception {
        send("shop", "ana", 0);
        var snapshot = operator.snapshot(1, 1);
        operator.close();
        operator = harness();
        operator.initializeState(snapshot);
        operator.open();
        send("shop", "ana", 10);

        assertThat(names()).containsExactly(name("20261123T055540123Z", "shop", "ana"));
    }

    @Test
    void stateOfTheFirstVersionIsUnderstood() throws Exception {
        var state = GoldenState.read("sessions.v1", () -> {
            send("shop", "ana", 0);
            return operator.snapshot(1, 1);
        });
        operator.close();
        operator = harness();
        operator.initializeState(state);
        operator.open();
        send("shop", "ana", 10);

        assertThat(names()).containsExactly(name("20261123T055540123Z", "shop", "ana"));
    }

    @Test
    void nothingIsLeftOfAUserWhoHasBeenSilentForTheHorizon() throws Exception {
        send("shop", "ana", 0);
        send("shop", "eva", 0);
        assertThat(operator.numKeyedStateEntries()).isPositive();

        operator.setProcessingTime(HORIZON.plusDays(2).toMillis());

        assertThat(operator.numKeyedStateEntries()).isZero();
        assertThat(operator.numEventTimeTimers() + operator.numProcessingTimeTimers())
                .isZero();
        send("shop", "ana", 10);
        assertThat(names()).last().isEqualTo(name("20261123T060540123Z", "shop", "ana"));
    }
}
