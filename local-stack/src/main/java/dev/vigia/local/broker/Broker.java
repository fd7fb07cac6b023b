package dev.vigia.local.broker;

import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.Installation;
import dev.vigia.local.home.JavaProgram;
import dev.vigia.local.home.StackException;
import dev.vigia.local.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/** One Kafka node, broker and controller in one process (KRaft), on the loopback address. */
public final class Broker {
    private final Installation installation;
    private final DataDirectory data;
    private final int port;
    private final int controllerPort;

    public Broker(Installation installation, DataDirectory data, int port, int controllerPort) {
        this.installation = installation;
        this.data = data;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Writes the configuration and, the first time, formats the log directory. */
    public ProcessSpec prepare() throws IOException, InterruptedException {
        Path home = data.of("kafka");
        Path properties = home.resolve("server.properties");
        Files.createDirectories(home);
        Files.writeString(
                properties,
                settings(home.resolve("data")).entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n", "", "\n")));
        JavaProgram java = JavaProgram.withClassPath(installation.classPath("local-stack/kafka-runtime/target/lib"))
                .option("-Dlogback.configurationFile=" + installation.built("local-stack/config/logback.xml"))
                .option("-XX:TieredStopAtLevel=1");
        if (!Files.exists(home.resolve("data/meta.properties"))) {
            format(java, properties);
        }
        List<String> command = java.option("-Xms48m").option("-Xmx224m").command("kafka.Kafka", properties.toString());
        return new ProcessSpec("broker", command, JavaProgram.ENVIRONMENT, data.log("broker"));
    }

    private void format(JavaProgram java, Path properties) throws IOException, InterruptedException {
        Files.createDirectories(data.logs());
        Path log = data.log("broker");
        int exit = new ProcessBuilder(java.command(
                        "kafka.tools.StorageTool",
                        "format",
                        "--cluster-id",
                        Uuid.randomUuid().toString(),
                        "--config",
                        properties.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new StackException("the broker's log directory cannot be formatted, see " + log);
        }
    }

    private Map<String, String> settings(Path logs) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("log.dirs", logs.toString());
        settings.put("auto.create.topics.enable", "false");
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.put(topic + ".replication.factor", "1");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // A frame of the tap may be 16 MiB; its event is a little larger.
        settings.put("message.max.bytes", Integer.toString(18 * 1024 * 1024));
        settings.put("replica.fetch.max.bytes", Integer.toString(18 * 1024 * 1024));
        // Small: the defaults are made for machines that do nothing else.
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024));
        settings.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));
        settings.put("log.segment.bytes", Integer.toString(64 * 1024 * 1024));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        // A killed broker may register again only after its old session has ended.
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("broker.session.timeout.ms", "4000");
        return settings;
    }
}
