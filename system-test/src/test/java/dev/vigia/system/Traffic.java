package dev.vigia.system;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** Users who keep chatting through the tap while things break, and remember what they sent and what was answered. */
final class Traffic implements AutoCloseable {
    private static final int MESSAGES_PER_CONVERSATION = 3;

    private final String bridge;
    private final String agent;
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Thread users;
    private volatile boolean stopped;

    Traffic(String bridge, String agent) {
        this.bridge = bridge;
        this.agent = agent;
        users = new Thread(this::chat, "users");
        users.start();
    }

    /** Texts that users tried to send. */
    Set<String> sent() {
        return sent;
    }

    /** Texts whose answer came back, so that both directions passed the tap. */
    Set<String> answered() {
        return answered;
    }

    private void chat() {
        for (int number = 0; !stopped; number++) {
            try (var client = new ChatClient(bridge, agent, agent + "-" + number)) {
                for (int message = 0; message < MESSAGES_PER_CONVERSATION; message++) {
                    var text = "mensaje " + message + " de " + number;
                    sent.add(text);
                    if (!client.send(text)) {
                        break;
                    }
                    if (("eco: " + text).equals(client.receive(Duration.ofSeconds(2)))) {
                        answered.add(text);
                    }
                }
            } catch (CompletionException bridgeIsAway) {
                Thread.onSpinWait();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        users.join();
    }

    /** How often each text stands in a list. */
    static Map<String, Integer> count(Iterable<String> texts) {
        var counts = new HashMap<String, Integer>();
        texts.forEach(text -> counts.merge(text, 1, Integer::sum));
        return counts;
    }
}
