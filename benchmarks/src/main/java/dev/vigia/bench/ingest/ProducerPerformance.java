package dev.vigia.bench.ingest;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.bench.process.KafkaNode;
import dev.vigia.bench.process.Workplace;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Kafka's own program for measuring producers, as a process of its own. */
final class ProducerPerformance {
    private static final Pattern RATE = Pattern.compile("records sent, ([0-9.,]+) records/sec");

    private final Workplace workplace;
    private final KafkaNode kafka;

    ProducerPerformance(Workplace workplace, KafkaNode kafka) {
        this.workplace = workplace;
        this.kafka = kafka;
    }

    double eventsPerSecond(int events, int bytes) throws InterruptedException {
        var command = List.of(
                Workplace.java(),
                "-cp",
                workplace.built("benchmarks/target/lib") + "/*",
                "org.apache.kafka.tools.ProducerPerformance",
                "--topic",
                KafkaNode.REFERENCE_TOPIC,
                "--num-records",
                Integer.toString(events),
                "--record-size",
                Integer.toString(bytes),
                "--throughput",
                "-1",
                "--producer-props",
                "bootstrap.servers=" + kafka.bootstrap(),
                "acks=all");
        int exit = workplace.start("producer", command, Map.of()).waitFor();
        var log = workplace.log("producer");
        var last = RATE.matcher(log).results().reduce((earlier, later) -> later);
        if (exit != 0 || last.isEmpty()) {
            throw new BenchmarkException("ProducerPerformance failed:\n" + log);
        }
        return Double.parseDouble(last.get().group(1).replace(",", ""));
    }
}
