package dev.vigia.bridge.agents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agents of a settings file, read again when it changes. Open connections stay as they are; new ones follow the new
 * file. A file that cannot be used changes nothing, and is told in the log.
 *
 * <pre>
 *   {"shop": {"upstreams": ["ws://10.0.0.7:9000", "ws://10.0.0.8:9000"], "hosts": ["chat.example.org"], "profile": "auto"}}
 * </pre>
 */
public final class AgentsFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentsFile.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Path file;
    private final Agents agents;
    private final Set<String> profiles;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "agents-file");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable FileTime read;

    /**
     * @param profiles names of the profiles that an agent may have
     * @throws IOException when the file cannot be used at the start
     */
    public AgentsFile(Path file, Agents agents, Set<String> profiles) throws IOException {
        this.profiles = Set.copyOf(profiles);
        this.file = file;
        this.agents = agents;
        load();
    }

    public void start() {
        executor.scheduleWithFixedDelay(this::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            if (!Files.getLastModifiedTime(file).equals(read)) {
                load();
                LOG.info("The agents have been read again from {}", file);
            }
        } catch (IOException unusable) {
            LOG.error("The agents stay as they are: {}", unusable.getMessage());
        }
    }

    private void load() throws IOException {
        read = Files.getLastModifiedTime(file);
        var present = new ArrayList<Agent>();
        for (var entry : MAPPER.readTree(file.toFile()).properties()) {
            var profile = entry.getValue().path("profile").asText(Agent.AUTO);
            if (!profiles.contains(profile)) {
                throw new IOException(file + ": agent \"" + entry.getKey() + "\" has the unknown profile \"" + profile
                        + "\"; there are " + profiles);
            }
            present.add(Agent.of(
                            entry.getKey(),
                            texts(entry.getValue().path("upstreams")),
                            texts(entry.getValue().path("hosts")).stream()
                                    .map(host -> host.toLowerCase(Locale.ROOT))
                                    .toList())
                    .map(agent -> agent.withProfile(profile))
                    .orElseThrow(() -> new IOException(file + ": agent \"" + entry.getKey()
                            + "\" needs \"upstreams\", a list of ws:// or wss:// addresses")));
        }
        agents.replaceFromFile(present);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
