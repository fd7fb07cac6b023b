package dev.vigia.local.demo;

import dev.vigia.local.socket.AgentServer;
import dev.vigia.local.socket.ChatClients;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The process that makes the demo move: the agent behind the tap, and the users in front of it. */
public final class DemoTraffic {
    /** The agent's id at the bridge. */
    public static final String AGENT = "demo";

    private static final int USERS = 240;
    private static final double SECONDS_BETWEEN_VISITS = 3.5;

    private final String bridge;
    private final Random random;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ChatClients clients = new ChatClients(Executors.newFixedThreadPool(2));
    private final Map<Language, Phrases> phrases = new EnumMap<>(Language.class);
    private final List<DemoUser> users;

    private DemoTraffic(String bridge, long seed) {
        this.bridge = bridge;
        this.random = new Random(seed);
        for (Language language : Language.values()) {
            phrases.put(language, Phrases.of(language));
        }
        this.users = DemoUser.crowd(USERS, random);
    }

    /**
     * Runs until it is ended.
     *
     * @param arguments the bridge's address ({@code http://host:port}), the agent's port, the seed
     */
    public static void main(String[] arguments) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        DemoTraffic traffic = new DemoTraffic(arguments[0], Long.parseLong(arguments[2]));
        Weather weather = new Weather(clock.instant());
        try (AgentServer server = new AgentServer(
                Integer.parseInt(arguments[1]),
                connection -> new DemoAgent(
                        connection, traffic.phrases, weather, new Random(traffic.seed()), traffic.timer, clock))) {
            System.out.println("demo agent listens at " + server.address());
            traffic.timer.execute(traffic::visit);
            new CountDownLatch(1).await();
        }
    }

    private synchronized long seed() {
        return random.nextLong();
    }

    /** One visit now, and the next one when chance has it. */
    private void visit() {
        long pause = (long) (-Math.log(1 - nextDouble()) * SECONDS_BETWEEN_VISITS * 1000);
        timer.schedule(this::visit, pause, TimeUnit.MILLISECONDS);
        Random ofVisit = new Random(seed());
        DemoUser user = users.get(ofVisit.nextInt(users.size()));
        Visit visit = new Visit(phrases.getOrDefault(user.language(), Phrases.of(user.language())), ofVisit, timer);
        String conversation = "demo-" + UUID.randomUUID();
        clients.open(address(user, conversation), visit).whenComplete((client, failure) -> {
            if (failure == null) {
                visit.connected(client);
            } else {
                System.out.println("a visit found the tap closed: " + failure);
            }
        });
    }

    private synchronized double nextDouble() {
        return random.nextDouble();
    }

    private URI address(DemoUser user, String conversation) {
        return URI.create(bridge.replaceFirst("^http", "ws") + "/tap/" + AGENT + "/chat?conversationId=" + conversation
                + "&userId=" + URLEncoder.encode(user.id(), StandardCharsets.UTF_8)
                + "&locale=" + user.locale() + "&channel=" + user.channel() + "&agentVersion=1.4");
    }
}
