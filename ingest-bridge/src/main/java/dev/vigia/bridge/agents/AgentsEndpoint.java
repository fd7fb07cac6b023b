package dev.vigia.bridge.agents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vigia.bridge.http.Answer;
import dev.vigia.bridge.http.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** {@code GET, PUT, DELETE /admin/v1/agents/ID}: registers and forgets agents while the bridge runs. */
public final class AgentsEndpoint {
    public static final String PATH = "/admin/v1/agents/";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Agents agents;

    public AgentsEndpoint(Agents agents) {
        this.agents = agents;
    }

    public Answer get(Call call) {
        return agents.find(id(call))
                .map(agent -> Answer.json(200, shown(agent)))
                .orElseGet(AgentsEndpoint::unknown);
    }

    public Answer put(Call call) {
        try {
            var upstream = MAPPER.readTree(call.body()).path("upstream").asText();
            var agent = Agent.of(id(call), upstream);
            if (agent.isPresent()) {
                agents.put(agent.get());
                return Answer.json(200, shown(agent.get()));
            }
        } catch (JsonProcessingException malformed) {
            return refused();
        } catch (IOException failure) {
            throw new UncheckedIOException("The agent cannot be saved", failure);
        }
        return refused();
    }

    public Answer delete(Call call) {
        try {
            return agents.remove(id(call)) ? Answer.empty(204) : unknown();
        } catch (IOException failure) {
            throw new UncheckedIOException("The list of agents cannot be saved", failure);
        }
    }

    private static String id(Call call) {
        return call.path().substring(PATH.length());
    }

    private static Map<String, String> shown(Agent agent) {
        return Map.of("id", agent.id(), "upstream", agent.upstream());
    }

    private static Answer unknown() {
        return Answer.problem(404, "Not Found", "No agent of this name is registered.");
    }

    private static Answer refused() {
        return Answer.problem(
                400,
                "Bad Request",
                "Send {\"upstream\":\"ws://host:port\"}; an id has up to 100 letters, digits, dots, dashes, underscores.");
    }
}
