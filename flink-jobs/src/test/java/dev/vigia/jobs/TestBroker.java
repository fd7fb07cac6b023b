package dev.vigia.jobs;

import dev.vigia.events.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real Kafka node in this JVM, with the topics of contract 1, on free ports of the loopback address. */
public final class TestBroker implements AutoCloseable {
    private static final int PARTITIONS = 4;

    private final KafkaRaftServer server;
    private final String bootstrap;
    private final Line line;

    private TestBroker(KafkaRaftServer server, String bootstrap, Line line) {
        this.server = server;
        this.bootstrap = bootstrap;
        this.line = line;
    }

    public static TestBroker start(Path directory) throws Exception {
        int port = freePort();
        int controllerPort = freePort();
        int distantPort = freePort();
        var line = Line.to(distantPort);
        var properties = properties(directory, port, controllerPort);
        properties.put("listeners", properties.get("listeners") + ",DISTANT://127.0.0.1:" + distantPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port + ",DISTANT://127.0.0.1:" + line.port());
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,DISTANT:PLAINTEXT");
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setControllerListenerName("CONTROLLER")
                .run();
        var server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        server.startup();
        var broker = new TestBroker(server, "127.0.0.1:" + port, line);
        broker.createTopics();
        return broker;
    }

    public String bootstrap() {
        return bootstrap;
    }

    /** The line to {@link #distantBootstrap()}. */
    public Line line() {
        return line;
    }

    /** The same broker behind a line that can be cut. */
    public String distantBootstrap() {
        return "127.0.0.1:" + line.port();
    }

    /** Sends values keyed alike or not; returns when all are written. */
    public void send(String topic, Collection<Map.Entry<String, byte[]>> records) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "linger.ms", "1");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            records.forEach(record -> producer.send(new ProducerRecord<>(topic, record.getKey(), record.getValue())));
            producer.flush();
        }
    }

    /** Sends values into one partition; returns when all are written. */
    public void send(String topic, int partition, Collection<byte[]> values) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            values.forEach(value -> producer.send(new ProducerRecord<>(topic, partition, null, value)));
            producer.flush();
        }
    }

    /** Everything that lies in a topic now. */
    public List<byte[]> read(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = Stream.iterate(0, i -> i + 1)
                    .limit(PARTITIONS)
                    .map(i -> new TopicPartition(topic, i))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var values = new ArrayList<byte[]>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    /** Deletes what lies in a topic now, as retention does. */
    public void forget(String topic) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap))) {
            var all = new HashMap<TopicPartition, RecordsToDelete>();
            for (int i = 0; i < PARTITIONS; i++) {
                all.put(new TopicPartition(topic, i), RecordsToDelete.beforeOffset(-1));
            }
            admin.deleteRecords(all).all().get();
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        line.close();
    }

    private void createTopics() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap))) {
            admin.createTopics(Stream.of(Topics.EVENTS, Topics.REJECTED, Topics.TILES)
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    private static Properties properties(Path directory, int port, int controllerPort) {
        var properties = new Properties();
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "controller.listener.names", "CONTROLLER",
                "log.dirs", directory.toString(),
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0",
                "log.cleaner.enable", "false"));
        return properties;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("No free port", none);
        }
    }
}
