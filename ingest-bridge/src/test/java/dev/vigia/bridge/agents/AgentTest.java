package dev.vigia.bridge.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentTest {
    @ParameterizedTest
    @CsvSource({
        "bot,http://h:1",
        "bot,ws://h:1?q=1",
        "bot,ws://user@h:1",
        "bot,ws:///path",
        "bot,not an address",
        "bot,''",
        "bot,ws://h:1|",
        "bot,ws://h:1|http://h:2",
        "a/b,ws://h:1",
        "-x,ws://h:1",
        "'',ws://h:1"
    })
    void whatCannotBeUsedIsNoAgent(String id, String upstream) {
        assertThat(Agent.of(id, upstream)).isEmpty();
    }

    @Test
    void addressesAreTakenApart() {
        var agent = Agent.of("b-1.x_y", "ws://[::1]/base/|wss://h")
                .orElseThrow()
                .upstreams()
                .get(0);

        assertThat(agent.port()).isEqualTo(80);
        assertThat(agent.address().getHostString()).isEqualTo("::1");
        assertThat(agent.authority()).isEqualTo("[::1]");
        assertThat(agent.basePath()).isEqualTo("/base");
    }

    @Test
    void addressesThatAnswerComeFirstAndTakeTurns() {
        var agent = Agent.of("a", "ws://one:1|ws://two:2|ws://three:3").orElseThrow();
        var health = new UpstreamHealth();
        health.note(agent.upstreams().get(1), false);

        var orders = List.of(health.inOrder(agent), health.inOrder(agent), health.inOrder(agent));

        assertThat(orders).allSatisfy(order -> assertThat(order)
                .containsExactlyInAnyOrderElementsOf(agent.upstreams())
                .last()
                .isEqualTo(agent.upstreams().get(1)));
        assertThat(orders.stream().map(order -> order.get(0).port())).contains(1, 3);
    }

    @Test
    void aFileOfAgentsIsReadAgainWhenItChanges(@TempDir Path directory) throws IOException {
        var file = directory.resolve("agents.json.settings");
        Files.writeString(
                file,
                "{\"x\":{\"upstreams\":[\"wss://h\"],\"hosts\":[\"Chat.Example\"]},\"y\":{\"upstreams\":[\"ws://h\"]}}");
        var agents = new Agents(directory.resolve("data"), List.of());
        try (var reader = new AgentsFile(file, agents, Set.of(Agent.AUTO))) {
            reader.start();
            assertThat(agents.findByHost("chat.example").map(Agent::id)).contains("x");
            Files.writeString(file, "{\"x\":{\"upstreams\":[\"ws://new:1\"]}}");
            await().until(() -> agents.find("y").isEmpty());
            assertThat(agents.find("x").map(Agent::upstream)).contains("ws://new:1");
        }
        assertThatThrownBy(() -> {
                    Files.writeString(file, "{\"x\":{\"upstreams\":[\"http://h\"]}}");
                    new AgentsFile(file, agents, Set.of(Agent.AUTO));
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("\"x\" needs \"upstreams\"");
    }

    @Test
    void registeredAgentsSurviveARestartAndSettingsWin(@TempDir Path directory) throws IOException {
        var fromSettings = List.of(Agent.of("a", "ws://one:1").orElseThrow());
        var agents = new Agents(directory, fromSettings);
        agents.put(Agent.of("b", "ws://two:2").orElseThrow());
        agents.put(Agent.of("gone", "ws://three:3").orElseThrow());
        assertThat(agents.remove("gone")).isTrue();
        assertThat(agents.remove("gone")).isFalse();

        var restarted =
                new Agents(directory, List.of(Agent.of("a", "ws://moved:1").orElseThrow()));
        assertThat(restarted.all().stream().map(agent -> agent.id() + " " + agent.upstream()))
                .containsExactlyInAnyOrder("a ws://moved:1", "b ws://two:2");
    }
}
