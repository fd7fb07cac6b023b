package dev.vigia.bridge.health;

import dev.vigia.bridge.http.Answer;
import dev.vigia.bridge.http.Call;
import dev.vigia.bridge.journal.Journal;
import dev.vigia.bridge.publish.Publisher;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class HealthEndpoint {
    private static final double MILLIS_PER_SECOND = 1000;

    private final Journal journal;
    private final Publisher publisher;
    private final PrometheusMeterRegistry registry;

    public HealthEndpoint(Journal journal, Publisher publisher, PrometheusMeterRegistry registry) {
        this.journal = journal;
        this.publisher = publisher;
        this.registry = registry;
        gauges(registry);
    }

    private void gauges(MeterRegistry meters) {
        Gauge.builder("vigia.bridge.journal.depth", journal, Journal::depth)
                .description("Records that Kafka has not acknowledged")
                .register(meters);
        Gauge.builder("vigia.bridge.journal.bytes", journal, Journal::bytes)
                .description("Size on disk, published records of the newest segment included")
                .register(meters);
        Gauge.builder(
                        "vigia.bridge.journal.age.seconds",
                        publisher,
                        waiting -> waiting.age().toMillis() / MILLIS_PER_SECOND)
                .description("How long the oldest record has been waiting for Kafka")
                .register(meters);
        Gauge.builder("vigia.bridge.journal.dropped", journal, Journal::dropped)
                .description("Records that were given up because the journal was full")
                .register(meters);
        Gauge.builder("vigia.bridge.journal.damaged", journal, Journal::damaged)
                .description("Damaged stretches of the journal that were skipped")
                .register(meters);
        Gauge.builder("vigia.bridge.kafka.up", publisher, waiting -> waiting.isKafkaAway() ? 0 : 1)
                .description("0 while records wait for Kafka")
                .register(meters);
    }

    public Answer live(Call call) {
        return Answer.json(200, Map.of("status", "up"));
    }

    /** Ready to take traffic and events. Kafka may be away meanwhile: the journal takes everything until it is full. */
    public Answer ready(Call call) {
        boolean full = journal.isFull();
        var checks = new LinkedHashMap<String, Object>();
        checks.put(
                "journal", Map.of("status", full ? "full" : "up", "depth", journal.depth(), "bytes", journal.bytes()));
        checks.put("kafka", Map.of("status", publisher.isKafkaAway() ? "away" : "up"));
        var body = new LinkedHashMap<String, Object>();
        body.put("status", full ? "down" : "up");
        body.put("checks", checks);
        return Answer.json(full ? 503 : 200, body);
    }

    public Answer metrics(Call call) {
        return Answer.text(200, "text/plain; version=0.0.4; charset=utf-8", registry.scrape());
    }
}
