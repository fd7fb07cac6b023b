package dev.vigia.jobs;

import dev.vigia.schema.Database;
import dev.vigia.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What every job needs to reach Kafka and PostgreSQL and to tell event time. A job with more settings of its own reads
 * them from the same {@link Settings} before it calls {@link Settings#check()}.
 *
 * @param kafkaBootstrap {@code VIGIA_KAFKA_BOOTSTRAP}
 * @param database {@code VIGIA_DB_URL}, {@code VIGIA_DB_USER}, {@code VIGIA_DB_PASSWORD}
 * @param outOfOrderness {@code VIGIA_OUT_OF_ORDERNESS}: how far behind the newest event the watermark stays. Events
 *     of one conversation pass the bridge within milliseconds of each other; five seconds cover a retried batch.
 * @param idleness {@code VIGIA_IDLENESS}: after this silence a partition no longer holds the watermark back
 * @param timeFloor {@code VIGIA_TIME_FLOOR}: an event's own time before this is not believed
 * @param sessionGap {@code VIGIA_SESSION_GAP}: a silence this long ends a conversation
 * @param stateHorizon {@code VIGIA_STATE_HORIZON}: how long after its last event state is kept
 * @param archive {@code VIGIA_ARCHIVE}: where all events are kept as files, such as {@code file:///var/vigia} or
 *     {@code s3://bucket/vigia}; null, if nothing is set: nowhere
 */
public record JobSettings(
        String kafkaBootstrap,
        Database database,
        Duration outOfOrderness,
        Duration idleness,
        Instant timeFloor,
        Duration sessionGap,
        Duration stateHorizon,
        @Nullable URI archive) {
    private static final URI NOWHERE = URI.create("file:///");
    static final Instant TIME_FLOOR = Instant.parse("2000-01-01T00:00:00Z");

    /** Reads these settings; problems stay in {@code settings} until the caller checks them. */
    public static JobSettings from(Settings settings) {
        return new JobSettings(
                settings.text("VIGIA_KAFKA_BOOTSTRAP", "127.0.0.1:9092"),
                Database.from(settings),
                settings.duration("VIGIA_OUT_OF_ORDERNESS", Duration.ofSeconds(5)),
                settings.duration("VIGIA_IDLENESS", Duration.ofSeconds(5)),
                timeFloor(settings),
                sessionGap(settings),
                stateHorizon(settings),
                settings.optionalText("VIGIA_ARCHIVE").isPresent() ? settings.uri("VIGIA_ARCHIVE", NOWHERE) : null);
    }

    public static Duration sessionGap(Settings settings) {
        return settings.duration("VIGIA_SESSION_GAP", Duration.ofMinutes(30));
    }

    public static Duration stateHorizon(Settings settings) {
        return settings.duration("VIGIA_STATE_HORIZON", Duration.ofDays(35));
    }

    private static Instant timeFloor(Settings settings) {
        var text = settings.text("VIGIA_TIME_FLOOR", TIME_FLOOR.toString());
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            settings.problem("VIGIA_TIME_FLOOR is " + text + ", not a time such as " + TIME_FLOOR);
            return TIME_FLOOR;
        }
    }
}
