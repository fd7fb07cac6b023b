package dev.vigia.bench.pipeline;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.bench.Verdict;
import dev.vigia.events.EventJson;
import dev.vigia.events.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Events a second from Kafka through the whole conversations job into all its tables, beside one thread that copies the
 * messages among the same events into one table. Fails when the tables do not hold every event once.
 */
@Command(name = "pipeline", description = "Kafka to all tables, events/s / a bare consumer that copies the messages.")
public final class PipelineBenchmark implements Callable<Integer> {
    private static final int PARTITIONS = 4;
    private static final double BAR = 0.25;

    @Option(names = "--events", defaultValue = "300000", description = "How many (default: ${DEFAULT-VALUE}).")
    private long events;

    @Option(names = "--backend", description = "State: rocksdb (the default) or hashmap.")
    private String backend = "rocksdb";

    @Option(names = "--parallelism", defaultValue = "1", description = "Slots of the job.")
    private int parallelism;

    @Option(names = "--seed", defaultValue = "7", description = "Seed of the traffic.")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path directory = Files.createTempDirectory("vigia-bench");
        try (var servers = Servers.start(directory)) {
            servers.createTopics(PARTITIONS, Topics.EVENTS, Topics.REJECTED, Topics.TILES);
            send(servers);
            servers.execute("create table " + BareConsumer.TABLE + " (like chat_message including all)");
            double bare = 1e9 * events / new BareConsumer().copy(servers, PARTITIONS, events);
            out.printf("bare consumer: %,.0f events/s%n", bare);
            out.flush();
            double ours = 1e9 / FullJob.run(servers, directory, backend, parallelism, events);
            out.printf(
                    "conversations job: %,.0f events/s (%s, %d slots; %,d events, seed %d)%n",
                    ours, backend, parallelism, events, seed);
            check(servers);
            return new Verdict("pipeline", ours / bare, BAR).print(out);
        } finally {
            delete(directory);
        }
    }

    private void send(Servers servers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers.bootstrap(), "linger.ms", "20");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var traffic = new Traffic(seed);
            for (long i = 0; i < events; i++) {
                var event = traffic.next();
                producer.send(new ProducerRecord<>(Topics.EVENTS, event.key(), EventJson.encode(event)));
            }
        }
    }

    private void check(Servers servers) {
        long copied = servers.number("select count(*) from " + BareConsumer.TABLE);
        long messages = servers.number("select count(*) from chat_message");
        long missing = servers.number("select coalesce(sum(missing + abs(balance)), 0) from chat_ledger_balance");
        if (copied != messages || missing != 0) {
            throw new BenchmarkException("of %,d messages %,d are in chat_message; the ledger misses %,d"
                    .formatted(copied, messages, missing));
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
