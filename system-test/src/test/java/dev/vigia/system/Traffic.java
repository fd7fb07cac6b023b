package dev.vigia.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Users who keep chatting through the tap while things break, and remember what was answered. */
final class Traffic implements AutoCloseable {
    private static final int MESSAGES_PER_CONVERSATION = 3;
    /** One conversation after another at this pace: 60 messages a second, several times what the demo makes. */
    private static final Duration PACE = Duration.ofMillis(100);

    private final String bridge;
    private final String agent;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final ScheduledExecutorService users = Executors.newSingleThreadScheduledExecutor();
    private int conversations;

    Traffic(String bridge, String agent) {
        this.bridge = bridge;
        this.agent = agent;
        users.scheduleAtFixedRate(this::chat, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Texts whose answer came back, so that both directions passed the tap. */
    Set<String> answered() {
        return answered;
    }

    private void chat() {
        int number = conversations++;
        try (var client = new ChatClient(bridge, agent, agent + "-" + number)) {
            for (int message = 0; message < MESSAGES_PER_CONVERSATION; message++) {
                var text = "mensaje " + message + " de " + number;
                if (!client.send(text)) {
                    return;
                }
                if (("eco: " + text).equals(client.receive(Duration.ofSeconds(2)))) {
                    answered.add(text);
                }
            }
        } catch (CompletionException bridgeIsAway) {
            refused.incrementAndGet();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Connections that the bridge did not take. */
    int refused() {
        return refused.get();
    }

    @Override
    public void close() throws InterruptedException {
        users.shutdown();
        assertThat(users.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
}
