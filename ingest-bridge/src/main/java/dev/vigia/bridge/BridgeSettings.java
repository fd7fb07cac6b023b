package dev.vigia.bridge;

import dev.vigia.bridge.agents.Agent;
import dev.vigia.bridge.journal.JournalLimits;
import dev.vigia.bridge.privacy.MaskingRules;
import dev.vigia.settings.ApiKeys;
import dev.vigia.settings.Secret;
import dev.vigia.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bridge's settings.
 *
 * @param data directory of the journal and of the registered agents
 * @param journal bound of the journal, and what a power cut may cost
 * @param messageLimit bytes of one tapped message that is read; bigger ones pass, and are recorded as too large
 * @param bodyLimit bytes of one ingest request
 * @param patience how long a client may take for its handshake, and an agent for its answer
 * @param healthInterval time between two reports about each agent
 * @param profiles directory of the team's own profiles; null where the shipped ones are enough
 * @param stallGap a silence within a streamed answer that counts as a stall
 * @param masking what is masked in texts
 */
record BridgeSettings(
        String host,
        int port,
        Path data,
        String kafkaBootstrap,
        List<Agent> agents,
        Secret pseudonymKey,
        ApiKeys apiKeys,
        JournalLimits journal,
        int messageLimit,
        int bodyLimit,
        Duration patience,
        Duration healthInterval,
        @Nullable Path profiles,
        Duration stallGap,
        MaskingRules masking) {
    static final String PORT = "VIGIA_BRIDGE_PORT";
    static final String DATA = "VIGIA_BRIDGE_DATA";
    private static final int MEBIBYTE = 1 << 20;
    private static final int SEGMENT = 16 * MEBIBYTE;
    private static final int LEAST_JOURNAL_SEGMENTS = 4;

    /** @throws dev.vigia.settings.SettingsException naming every problem */
    static BridgeSettings from(Settings settings) {
        var read = new BridgeSettings(
                settings.text("VIGIA_BRIDGE_HOST", "127.0.0.1"),
                settings.port(PORT, 8090),
                settings.path(DATA, Path.of(".vigia", "bridge")),
                settings.text("VIGIA_KAFKA_BOOTSTRAP", "127.0.0.1:9092"),
                agents(settings),
                settings.requiredSecret("VIGIA_PSEUDONYM_KEY"),
                ApiKeys.from(settings, "VIGIA_API_KEYS"),
                journal(settings),
                settings.integer("VIGIA_TAP_MESSAGE_LIMIT", 4 * MEBIBYTE, 1024, 64 * MEBIBYTE),
                settings.integer("VIGIA_INGEST_BODY_LIMIT", 4 * MEBIBYTE, 1024, 64 * MEBIBYTE),
                settings.duration("VIGIA_TAP_PATIENCE", Duration.ofSeconds(10)),
                settings.duration("VIGIA_HEALTH_INTERVAL", Duration.ofSeconds(5)),
                settings.optionalPath("VIGIA_PROFILES").orElse(null),
                settings.duration("VIGIA_STALL_GAP", Duration.ofSeconds(2)),
                MaskingRules.from(settings));
        settings.check();
        return read;
    }

    private static JournalLimits journal(Settings settings) {
        long least = (long) LEAST_JOURNAL_SEGMENTS * SEGMENT;
        return new JournalLimits(
                settings.whole("VIGIA_SPOOL_LIMIT", 1024L * MEBIBYTE, least, Long.MAX_VALUE),
                SEGMENT,
                Duration.ofMillis(settings.integer("VIGIA_SPOOL_SYNC_MILLIS", 50, 0, 60_000)));
    }

    private static List<Agent> agents(Settings settings) {
        var name = "VIGIA_AGENTS";
        var agents = new ArrayList<Agent>();
        for (var item : settings.list(name)) {
            int equals = item.indexOf('=');
            var agent = Agent.of(item.substring(0, Math.max(0, equals)), item.substring(equals + 1));
            agent.ifPresentOrElse(
                    agents::add,
                    () -> settings.problem(
                            name + " has \"" + item + "\", but an agent is id=ws://host:port; an id has up to 100"
                                    + " letters, digits, dots, dashes and underscores."));
        }
        return withProfiles(agents, settings);
    }

    /** Whether the profiles exist is known when their files have been read. */
    private static List<Agent> withProfiles(List<Agent> agents, Settings settings) {
        var name = "VIGIA_AGENT_PROFILES";
        var profiles = new HashMap<String, String>();
        for (var item : settings.list(name)) {
            int equals = item.indexOf('=');
            var id = item.substring(0, Math.max(0, equals));
            if (agents.stream().noneMatch(agent -> agent.id().equals(id))) {
                settings.problem(name + " has \"" + item + "\", but it takes id=profile with an id of VIGIA_AGENTS.");
            }
            profiles.put(id, item.substring(equals + 1));
        }
        return agents.stream()
                .map(agent -> agent.withProfile(profiles.getOrDefault(agent.id(), Agent.AUTO)))
                .toList();
    }
}
