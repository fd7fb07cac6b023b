package dev.vigia.bridge;

import dev.vigia.bridge.agents.AgentReporter;
import dev.vigia.bridge.agents.Agents;
import dev.vigia.bridge.agents.AgentsEndpoint;
import dev.vigia.bridge.agents.AgentsFile;
import dev.vigia.bridge.capture.Recording;
import dev.vigia.bridge.dialect.DialogueRules;
import dev.vigia.bridge.dialect.OpenConversations;
import dev.vigia.bridge.feed.FeedClient;
import dev.vigia.bridge.front.ListenerTls;
import dev.vigia.bridge.health.HealthEndpoint;
import dev.vigia.bridge.http.Access;
import dev.vigia.bridge.http.Answer;
import dev.vigia.bridge.http.Endpoint;
import dev.vigia.bridge.http.HttpRoom;
import dev.vigia.bridge.http.Routes;
import dev.vigia.bridge.ingest.Ingest;
import dev.vigia.bridge.ingest.IngestStream;
import dev.vigia.bridge.intake.Intake;
import dev.vigia.bridge.journal.Journal;
import dev.vigia.bridge.ledger.Ledger;
import dev.vigia.bridge.ledger.LedgerWriter;
import dev.vigia.bridge.otlp.TraceEndpoint;
import dev.vigia.bridge.privacy.Pseudonyms;
import dev.vigia.bridge.profiles.Profiles;
import dev.vigia.bridge.publish.Producers;
import dev.vigia.bridge.publish.Publisher;
import dev.vigia.bridge.publish.TopicMaker;
import dev.vigia.bridge.recording.Protection;
import dev.vigia.bridge.recording.Recorder;
import dev.vigia.bridge.tap.Tap;
import dev.vigia.bridge.tap.UpstreamTls;
import dev.vigia.events.ChatEvent;
import dev.vigia.settings.ApiKeys.Identity;
import dev.vigia.settings.Role;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All parts of the bridge, wired, started and stopped in order. */
final class BridgeServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BridgeServer.class);
    private static final int HEAD_LIMIT = 16 << 10;
    private static final int HTTP_THREADS = 4;
    private static final int BACKLOG = 1024;
    private static final Duration HTTP_IDLE_LIMIT = Duration.ofSeconds(60);
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(5);
    private static final int QUIET_MILLIS = 50;
    private static final int STOP_SECONDS = 5;

    private final Journal journal;
    private final Publisher publisher;
    private final AgentReporter reporter;
    private final List<FeedClient> feeds = new ArrayList<>();
    private final TopicMaker ledgerTopic;
    private final LedgerWriter ledgerWriter;
    private final @Nullable ListenerTls tls;
    private final @Nullable AgentsFile agentsFile;
    private final Tap tap;
    private final HttpRoom http;
    /** They never wait, so that more of them than processors would only take turns from each other. */
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            Math.max(2, Runtime.getRuntime().availableProcessors()), NioIoHandler.newFactory());

    private final EventExecutorGroup httpThreads = new DefaultEventExecutorGroup(HTTP_THREADS);
    private final BridgeSettings settings;
    private final Channel listener;

    private BridgeServer(BridgeSettings settings, Clock clock) throws IOException {
        this.settings = settings;
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var profiles = Profiles.load(settings.profiles());
        var agents = agents(settings, profiles);
        journal = journal(settings, clock);
        publisher = new Publisher(journal, new Producers(settings.kafkaBootstrap()), clock);
        var ledger = new Ledger();
        ledgerTopic = new TopicMaker(settings.kafkaBootstrap(), LedgerWriter.TOPIC);
        ledgerWriter = new LedgerWriter(ledger, journal, () -> ledgerTopic.exists() && !publisher.isKafkaAway(), clock);
        var recorder = new Recorder(journal, new Protection(settings.masking()), registry, ledger);
        var pseudonyms = new Pseudonyms(settings.pseudonymKey());
        var rules = new DialogueRules(pseudonyms, new OpenConversations(), settings.stallGap());
        var recording = new Recording(recorder, profiles, rules, clock, settings.messageLimit());
        tls = listenerTls(settings);
        agentsFile =
                settings.agentsFile() == null ? null : new AgentsFile(settings.agentsFile(), agents, profiles.names());
        tap = new Tap(agents, recording, new UpstreamTls(settings.upstreamTrust()), settings.tap(), clock, registry);
        reporter = new AgentReporter(agents, recorder, publisher::isKafkaAway, clock, settings.healthInterval());
        var intake = new Intake(recorder, event -> pseudonymous(event, pseudonyms), settings.quotas(), clock);
        for (var feed : settings.feeds()) {
            feeds.add(new FeedClient(feed, intake, settings.data(), settings.feedToken()));
        }
        var routes = routes(
                new Access(settings.apiKeys()),
                intake,
                new AgentsEndpoint(agents, profiles.names()),
                new HealthEndpoint(journal, publisher, registry));
        http = new HttpRoom(routes, httpThreads, HEAD_LIMIT, settings.bodyLimit(), HTTP_IDLE_LIMIT);
        listener = listen();
    }

    /** @throws IOException when the data directory cannot be used or the port is taken; the message says what to do */
    static BridgeServer start(BridgeSettings settings, Clock clock) throws IOException {
        var server = new BridgeServer(settings, clock);
        server.publisher.start();
        server.reporter.start();
        server.feeds.forEach(FeedClient::start);
        server.ledgerTopic.start();
        server.ledgerWriter.start();
        if (server.tls != null) {
            server.tls.start();
        }
        if (server.agentsFile != null) {
            server.agentsFile.start();
        }
        LOG.info("The bridge listens on {}:{}", settings.host(), server.port());
        return server;
    }

    private static @Nullable ListenerTls listenerTls(BridgeSettings settings) throws IOException {
        var certificate = settings.certificate();
        var key = settings.certificateKey();
        return certificate == null || key == null ? null : new ListenerTls(certificate, key);
    }

    private static Agents agents(BridgeSettings settings, Profiles profiles) throws IOException {
        Agents agents;
        try {
            agents = new Agents(settings.data(), settings.agents());
        } catch (IOException failure) {
            throw unusable(settings, failure);
        }
        for (var agent : agents.all()) {
            profiles.require(agent.id(), agent.profile());
        }
        return agents;
    }

    private static Journal journal(BridgeSettings settings, Clock clock) throws IOException {
        try {
            return new Journal(settings.data().resolve("journal"), settings.journal(), clock);
        } catch (IOException failure) {
            throw unusable(settings, failure);
        }
    }

    private static IOException unusable(BridgeSettings settings, IOException failure) {
        return new IOException(
                "The data directory " + settings.data() + " (" + BridgeSettings.DATA + ") cannot be used: " + failure,
                failure);
    }

    private static Routes routes(Access access, Intake intake, AgentsEndpoint agents, HealthEndpoint health) {
        return new Routes()
                .on("POST", "/ingest/v1/events", access.only(new Ingest(intake)::answer, Role.INGEST))
                .on("GET", "/ingest/v1/stream", access.only((call, sender) -> stream(intake, sender), Role.INGEST))
                .on("POST", "/v1/traces", access.only(new TraceEndpoint(intake)::answer, Role.INGEST))
                .on("GET", AgentsEndpoint.PATH, admin(access, Endpoint.immediate(agents::get)))
                .on("PUT", AgentsEndpoint.PATH, admin(access, Endpoint.immediate(agents::put)))
                .on("DELETE", AgentsEndpoint.PATH, admin(access, Endpoint.immediate(agents::delete)))
                .on("GET", "/health/live", Endpoint.immediate(health::live))
                .on("GET", "/health/ready", Endpoint.immediate(health::ready))
                .on("GET", "/metrics", Endpoint.immediate(health::metrics));
    }

    private static CompletableFuture<Answer> stream(Intake intake, Identity sender) {
        return CompletableFuture.completedFuture(Answer.webSocket(new IngestStream(intake, sender)));
    }

    private static ChatEvent pseudonymous(ChatEvent event, Pseudonyms pseudonyms) {
        var user = event.envelope().userId();
        return user == null ? event : event.with(event.envelope().withUserId(pseudonyms.of(user)));
    }

    private static Endpoint admin(Access access, Endpoint endpoint) {
        return access.only((call, administrator) -> endpoint.answer(call));
    }

    private Channel listen() throws IOException {
        var bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(
                        new Entrance(tap, http, tls, HEAD_LIMIT, settings.tap().patience()))
                .bind(settings.host(), settings.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            release();
            throw new IOException("Port " + settings.port() + " on " + settings.host()
                    + " cannot be used (" + bound.cause().getMessage() + "); set " + BridgeSettings.PORT
                    + " to another one.");
        }
        return bound.channel();
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    void awaitClosed() throws InterruptedException {
        listener.closeFuture().sync();
    }

    /** Stops accepting, lets conversations finish within the limit, ends the others, publishes what it can; the rest stays in the journal for the next start. */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        reporter.close();
        feeds.forEach(FeedClient::close);
        if (agentsFile != null) {
            agentsFile.close();
        }
        if (tls != null) {
            tls.close();
        }
        tap.close();
        ledgerTopic.close();
        ledgerWriter.close();
        release();
        LOG.info("The bridge has stopped; {} records wait in the journal for the next start", journal.depth());
    }

    private void release() {
        loops.shutdownGracefully(QUIET_MILLIS, TimeUnit.SECONDS.toMillis(STOP_SECONDS), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly();
        httpThreads
                .shutdownGracefully(QUIET_MILLIS, TimeUnit.SECONDS.toMillis(STOP_SECONDS), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly();
        publisher.drain(DRAIN_PATIENCE);
        publisher.close();
        try {
            journal.close();
        } catch (IOException failure) {
            LOG.error("The journal could not be closed cleanly; nothing that was acknowledged is affected", failure);
        }
    }
}
