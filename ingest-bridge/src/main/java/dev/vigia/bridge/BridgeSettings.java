package dev.vigia.bridge;

import dev.vigia.bridge.agents.Agent;
import dev.vigia.bridge.feed.Feed;
import dev.vigia.bridge.intake.Quotas;
import dev.vigia.bridge.journal.JournalLimits;
import dev.vigia.bridge.journal.JournalLimits.WhenFull;
import dev.vigia.bridge.privacy.MaskingRules;
import dev.vigia.bridge.tap.TapLimits;
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
 * @param quotas events a second that each API key may send
 * @param tap limits of the tap
 * @param agentsFile file of further agents, read again when it changes
 * @param certificate PEM file, and {@code certificateKey} its key: the port then speaks TLS
 * @param feeds monitoring WebSockets of agents to listen to, and {@code feedToken} what they want to see
 * @param upstreamTrust PEM file of the authorities that certificates of agents are held against
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
        Quotas quotas,
        TapLimits tap,
        Duration healthInterval,
        @Nullable Path agentsFile,
        @Nullable Path certificate,
        @Nullable Path certificateKey,
        @Nullable Path upstreamTrust,
        List<Feed> feeds,
        @Nullable Secret feedToken,
        @Nullable Path profiles,
        Duration stallGap,
        MaskingRules masking) {
    static final String PORT = "VIGIA_BRIDGE_PORT";
    static final String DATA = "VIGIA_BRIDGE_DATA";
    private static final String CERTIFICATE = "VIGIA_TLS_CERTIFICATE";
    private static final String CERTIFICATE_KEY = "VIGIA_TLS_KEY";
    private static final Duration LEAST_SILENCE = Duration.ofSeconds(8);
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
                quotas(settings),
                tap(settings),
                settings.duration("VIGIA_HEALTH_INTERVAL", Duration.ofSeconds(5)),
                settings.optionalPath("VIGIA_AGENTS_FILE").orElse(null),
                settings.optionalPath(CERTIFICATE).orElse(null),
                settings.optionalPath(CERTIFICATE_KEY).orElse(null),
                settings.optionalPath("VIGIA_UPSTREAM_TRUST").orElse(null),
                feeds(settings),
                settings.optionalText("VIGIA_FEED_TOKEN").map(Secret::new).orElse(null),
                settings.optionalPath("VIGIA_PROFILES").orElse(null),
                settings.duration("VIGIA_STALL_GAP", Duration.ofSeconds(2)),
                MaskingRules.from(settings));
        if ((read.certificate == null) != (read.certificateKey == null)) {
            settings.problem(CERTIFICATE + " and " + CERTIFICATE_KEY + " belong together: set both or neither.");
        }
        settings.check();
        return read;
    }

    private static TapLimits tap(Settings settings) {
        var silence = settings.duration("VIGIA_TAP_SILENCE", Duration.ofMinutes(2));
        if (silence.compareTo(LEAST_SILENCE) < 0) {
            settings.problem("VIGIA_TAP_SILENCE is " + silence + ", but TCP's probes need at least 8 seconds.");
        }
        return new TapLimits(
                settings.duration("VIGIA_TAP_PATIENCE", Duration.ofSeconds(10)),
                settings.duration("VIGIA_TAP_IDLE", Duration.ofHours(4)),
                settings.duration("VIGIA_DRAIN", Duration.ofSeconds(3)),
                silence,
                settings.integer("VIGIA_TAP_CONNECTIONS", 20_000, 1, 1_000_000));
    }

    private static JournalLimits journal(Settings settings) {
        long least = (long) LEAST_JOURNAL_SEGMENTS * SEGMENT;
        return new JournalLimits(
                settings.whole("VIGIA_SPOOL_LIMIT", 1024L * MEBIBYTE, least, Long.MAX_VALUE),
                SEGMENT,
                Duration.ofMillis(settings.integer("VIGIA_SPOOL_SYNC_MILLIS", 50, 0, 60_000)),
                whenFull(settings));
    }

    private static WhenFull whenFull(Settings settings) {
        var name = "VIGIA_SPOOL_WHEN_FULL";
        var text = settings.text(name, "refuse");
        if (!text.equals("refuse") && !text.equals("drop-oldest")) {
            settings.problem(name + " is \"" + text + "\", but it takes refuse or drop-oldest.");
        }
        return text.equals("drop-oldest") ? WhenFull.DROP_OLDEST : WhenFull.REFUSE;
    }

    private static List<Feed> feeds(Settings settings) {
        var name = "VIGIA_FEEDS";
        var feeds = new ArrayList<Feed>();
        for (var item : settings.list(name)) {
            int equals = item.indexOf('=');
            Feed.of(item.substring(0, Math.max(0, equals)), item.substring(equals + 1))
                    .ifPresentOrElse(
                            feeds::add,
                            () -> settings.problem(
                                    name + " has \"" + item + "\", but a feed is agent=ws://host/path."));
        }
        return List.copyOf(feeds);
    }

    private static Quotas quotas(Settings settings) {
        var name = "VIGIA_INGEST_QUOTAS";
        var own = new HashMap<String, Integer>();
        for (var item : settings.list(name)) {
            int equals = item.indexOf('=');
            var perSecond = item.substring(equals + 1);
            if (equals > 0 && perSecond.matches("[1-9][0-9]{0,8}")) {
                own.put(item.substring(0, equals), Integer.parseInt(perSecond));
            } else {
                settings.problem(name + " has \"" + item + "\", but a quota is the key's name=events a second.");
            }
        }
        return new Quotas(settings.integer("VIGIA_INGEST_QUOTA", 100_000, 1, 999_999_999), own);
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
