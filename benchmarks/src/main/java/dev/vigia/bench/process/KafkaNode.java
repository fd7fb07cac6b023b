package dev.vigia.bench.process;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/** One Kafka node as a process of its own, with the topics of contract 1 and one for the reference. */
public final class KafkaNode {
    /** What the reference writes to. */
    public static final String REFERENCE_TOPIC = "reference";

    private static final int PARTITIONS = 4;
    private static final int START_SECONDS = 60;

    private final String bootstrap;
    private final String classPath;
    private final Process process;

    public KafkaNode(Workplace workplace) {
        int port = Workplace.freePort();
        bootstrap = "127.0.0.1:" + port;
        classPath = workplace.built("local-stack/kafka-runtime/target/lib") + "/*";
        var properties = workplace.path("server.properties");
        try {
            Files.write(properties, lines(port, Workplace.freePort(), workplace.path("kafka")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        format(workplace, properties);
        process = workplace.start(
                "kafka",
                List.of(Workplace.java(), "-Xmx512m", "-cp", classPath, "kafka.Kafka", properties.toString()),
                Map.of());
        createTopics(workplace);
    }

    private static List<String> lines(int port, int controllerPort, Path data) {
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
                "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners=PLAINTEXT://127.0.0.1:" + port,
                "controller.listener.names=CONTROLLER",
                "log.dirs=" + data,
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=1",
                "num.network.threads=2",
                "num.io.threads=2",
                "auto.create.topics.enable=false");
    }

    private void format(Workplace workplace, Path properties) {
        var command = List.of(
                Workplace.java(),
                "-cp",
                classPath,
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                properties.toString());
        try {
            if (workplace.start("kafka-format", command, Map.of()).waitFor() != 0) {
                throw new BenchmarkException(
                        "Kafka's directory cannot be formatted:\n" + workplace.log("kafka-format"));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", stop);
        }
    }

    private void createTopics(Workplace workplace) {
        var topics = Stream.of(Topics.EVENTS, Topics.REJECTED, Topics.TILES, REFERENCE_TOPIC)
                .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                .toList();
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            admin.createTopics(topics).all().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new BenchmarkException("Kafka does not start:\n" + workplace.log("kafka"), failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", stop);
        }
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    public String bootstrap() {
        return bootstrap;
    }

    /** What one of Kafka's own programs needs to run. */
    public String classPath() {
        return classPath;
    }
}
