package dev.vigia.bridge.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        "a/b,ws://h:1",
        "-x,ws://h:1",
        "'',ws://h:1"
    })
    void whatCannotBeUsedIsNoAgent(String id, String upstream) {
        assertThat(Agent.of(id, upstream)).isEmpty();
    }

    @Test
    void addressesAreTakenApart() {
        var agent = Agent.of("b-1.x_y", "ws://[::1]/base/").orElseThrow();

        assertThat(agent.port()).isEqualTo(80);
        assertThat(agent.address().getHostString()).isEqualTo("::1");
        assertThat(agent.authority()).isEqualTo("[::1]");
        assertThat(agent.basePath()).isEqualTo("/base");
    }

    @Test
    void registeredAgentsSurviveARestartAndSettingsWin(@TempDir Path directory) throws IOException {
        var fromSettings = List.of(Agent.of("a", "ws://one:1").orElseThrow());
        var agents = new Agents(directory, fromSettings);
        agents.put(Agent.of("b", "ws://two:2").orElseThrow());
        agents.put(Agent.of("gone", "ws://three:3").orElseThrow());
        assertThat(agents.remove("gone")).isTrue();
        assertThat(agents.remove("gone")).isFalse();

        var restarted = new Agents(directory, List.of(Agent.of("a", "ws://moved:1").orElseThrow()));
        assertThat(restarted.all().stream().map(agent -> agent.id() + " " + agent.upstream()))
                .containsExactlyInAnyOrder("a ws://moved:1", "b ws://two:2");
    }
}
