package dev.vigia.jobs;

import dev.vigia.schema.Database;
import dev.vigia.settings.Settings;
import java.time.Duration;

/**
 * What every job needs to reach Kafka and PostgreSQL and to tell event time. A job with more settings of its own reads
 * them from the same {@link Settings} before it calls {@link Settings#check()}.
 *
 * @param kafkaBootstrap {@code VIGIA_KAFKA_BOOTSTRAP}
 * @param database {@code VIGIA_DB_URL}, {@code VIGIA_DB_USER}, {@code VIGIA_DB_PASSWORD}
 * @param outOfOrderness {@code VIGIA_OUT_OF_ORDERNESS}: how far behind the newest event the watermark stays. Events
 *     of one conversation pass the bridge within milliseconds of each other; five seconds cover a retried batch.
 * @param idleness {@code VIGIA_IDLENESS}: after this silence a partition no longer holds the watermark back
 */
public record JobSettings(String kafkaBootstrap, Database database, Duration outOfOrderness, Duration idleness) {

    /** Reads these settings; problems stay in {@code settings} until the caller checks them. */
    public static JobSettings from(Settings settings) {
        return new JobSettings(
                settings.text("VIGIA_KAFKA_BOOTSTRAP", "127.0.0.1:9092"),
                Database.from(settings),
                settings.duration("VIGIA_OUT_OF_ORDERNESS", Duration.ofSeconds(5)),
                settings.duration("VIGIA_IDLENESS", Duration.ofSeconds(5)));
    }
}
