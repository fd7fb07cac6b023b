package dev.vigia.bridge.agents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vigia.bridge.http.Answer;
import dev.vigia.bridge.http.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code GET, PUT, DELETE /admin/v1/agents/ID}: registers and forgets agents while the bridge runs. */
public final class AgentsEndpoint {
    public static final String PATH = "/admin/v1/agents/";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Agents agents;
    private final Set<String> profiles;

    /** @param profiles names of the profiles that an agent may have */
    public AgentsEndpoint(Agents agents, Set<String> profiles) {
        this.agents = agents;
        this.profiles = new TreeSet<>(profiles);
    }

    public Answer get(Call call) {
        return agents.find(id(call))
                .map(agent -> Answer.json(200, shown(agent)))
                .orElseGet(AgentsEndpoint::unknown);
    }

    public Answer put(Call call) {
        try {
            var asked = MAPPER.readTree(call.body());
            var profile = asked.path("profile").asText(Agent.AUTO);
            var agent = Agent.of(id(call), asked.path("upstream").asText()).map(one -> one.withProfile(profile));
            if (agent.isPresent() && !profiles.contains(profile)) {
                return Answer.problem(
                        400,
                        "Bad Request",
                        "There is no profile \"" + profile + "\"; there are " + String.join(", ", profiles) + ".");
            }
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
        return Map.of("id", agent.id(), "upstream", agent.upstream(), "profile", agent.profile());
    }

    private static Answer unknown() {
        return Answer.problem(404, "Not Found", "No agent of this name is registered.");
    }

    private static Answer refused() {
        return Answer.problem(
                400,
                "Bad Request",
                "Send {\"upstream\":\"ws://host:port\"}, with a \"profile\" if it needs one; an id has up to 100 letters, digits, dots, dashes, underscores.");
    }
}
