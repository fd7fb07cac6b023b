package dev.vigia.local.broker;

import dev.vigia.events.Topics;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the topics of contract 1 on a broker, as soon as it answers. */
public final class BrokerTopics {
    private static final int PARTITIONS = 4;
    private static final short REPLICAS = 1;
    private static final Map<String, String> KEEP_A_QUARTER =
            Map.of("retention.ms", Long.toString(TimeUnit.DAYS.toMillis(90)));

    private final String bootstrap;

    public BrokerTopics(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Whether the broker answers and has all topics now; those that were missing have been created. */
    public boolean exist() throws InterruptedException {
        Properties client = new Properties();
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000);
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 4000);
        client.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
        try (Admin admin = Admin.create(client)) {
            Set<String> present = admin.listTopics().names().get(5, TimeUnit.SECONDS);
            List<NewTopic> missing = List.of(Topics.EVENTS, Topics.REJECTED, Topics.TILES).stream()
                    .filter(topic -> !present.contains(topic))
                    .map(topic -> new NewTopic(topic, PARTITIONS, REPLICAS).configs(KEEP_A_QUARTER))
                    .toList();
            if (!missing.isEmpty()) {
                admin.createTopics(missing).all().get(10, TimeUnit.SECONDS);
            }
            return true;
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        }
    }
}
