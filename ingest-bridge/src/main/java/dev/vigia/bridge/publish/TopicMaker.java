package dev.vigia.bridge.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that a topic exists before anything is sent to it: a producer would wait for a missing one for ever, and
 * everything behind it with it. Tries again until Kafka is there.
 */
public final class TopicMaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicMaker.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int ANSWER_SECONDS = 10;

    private final String bootstrap;
    private final String topic;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "topic-maker");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean exists;

    public TopicMaker(String bootstrap, String topic) {
        this.bootstrap = bootstrap;
        this.topic = topic;
    }

    public void start() {
        executor.execute(this::make);
    }

    public boolean exists() {
        return exists;
    }

    private void make() {
        try (var admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "vigia-bridge-topics"))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.empty(), Optional.empty())))
                    .all()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS);
            exists = true;
        } catch (ExecutionException failure) {
            exists = failure.getCause() instanceof TopicExistsException;
            if (!exists) {
                LOG.warn("Topic {} cannot be created, and is tried again: {}", topic, failure.toString());
            }
        } catch (TimeoutException away) {
            LOG.info("Topic {} cannot be looked up while Kafka is away", topic);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!exists && !executor.isShutdown()) {
            executor.schedule(this::make, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
