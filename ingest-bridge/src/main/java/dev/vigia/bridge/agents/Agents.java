package dev.vigia.bridge.agents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The registered agents. Those of the settings are there at every start; those registered while running are kept in a
 * file, so that a restart does not forget them. Thread-safe.
 */
public final class Agents {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path file;
    private final Map<String, Agent> agents = new ConcurrentHashMap<>();
    private final UpstreamHealth health = new UpstreamHealth();
    private Set<String> fromFile = Set.of();
    private final Map<String, AgentCounts> counts = new ConcurrentHashMap<>();

    /** @throws IOException when the file of registered agents cannot be read */
    public Agents(Path directory, List<Agent> fromSettings) throws IOException {
        file = Files.createDirectories(directory).resolve("agents.json");
        if (Files.exists(file)) {
            MAPPER.readTree(file.toFile()).properties().forEach(saved -> read(saved.getKey(), saved.getValue())
                    .ifPresent(agent -> agents.put(agent.id(), agent)));
        }
        fromSettings.forEach(agent -> agents.put(agent.id(), agent));
    }

    public Optional<Agent> find(String id) {
        return Optional.ofNullable(agents.get(id));
    }

    /** The agent that clients reach by a host of its own. */
    public Optional<Agent> findByHost(String host) {
        return agents.values().stream()
                .filter(agent -> agent.hosts().contains(host))
                .findFirst();
    }

    /** Whether any agent has hosts of its own. */
    public boolean haveHosts() {
        return agents.values().stream().anyMatch(agent -> !agent.hosts().isEmpty());
    }

    /** The agents of the settings file as it is now; those that stood there before and do not any more are forgotten. */
    synchronized void replaceFromFile(List<Agent> present) {
        var ids = present.stream().map(Agent::id).collect(Collectors.toSet());
        fromFile.stream().filter(id -> !ids.contains(id)).forEach(agents::remove);
        present.forEach(agent -> agents.put(agent.id(), agent));
        fromFile = ids;
    }

    public UpstreamHealth health() {
        return health;
    }

    public Collection<Agent> all() {
        return agents.values();
    }

    public synchronized void put(Agent agent) throws IOException {
        agents.put(agent.id(), agent);
        save();
    }

    /** @return whether there was such an agent */
    public synchronized boolean remove(String id) throws IOException {
        boolean known = agents.remove(id) != null;
        save();
        return known;
    }

    /** What is counted for the agent. */
    public AgentCounts counts(String id) {
        return counts.computeIfAbsent(id, unused -> new AgentCounts());
    }

    /** Either the address alone, or an object with the profile beside it. */
    private static Optional<Agent> read(String id, JsonNode saved) {
        return saved.isTextual()
                ? Agent.of(id, saved.textValue())
                : Agent.of(id, saved.path("upstream").asText())
                        .map(agent -> agent.withProfile(saved.path("profile").asText(Agent.AUTO)));
    }

    private static Object written(Agent agent) {
        var upstream = agent.upstream();
        return agent.profile().equals(Agent.AUTO) ? upstream : Map.of("upstream", upstream, "profile", agent.profile());
    }

    private void save() throws IOException {
        var addresses = agents.values().stream()
                .filter(agent -> !fromFile.contains(agent.id()))
                .collect(Collectors.toMap(Agent::id, Agents::written, (one, other) -> one, TreeMap::new));
        var next = file.resolveSibling("agents.json.next");
        Files.write(next, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(addresses));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
