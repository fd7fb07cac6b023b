package dev.vigia.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter on {@link Topics#REJECTED}.
 *
 * @param rejectedAt when
 * @param stage who rejected it: {@code bridge} or a job's name
 * @param code one of the constants below: few, so that counters can be labelled with it
 * @param reason what is wrong, for people
 * @param agentId where it is known
 * @param conversationId where it is known
 * @param source the connection it came through, where known
 * @param position {@code topic/partition/offset} of the Kafka record, when it came that far
 * @param raw the bytes as they came (Base64 in JSON), cut to {@link #RAW_LIMIT}
 * @param rawLength length of the bytes before cutting
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RejectedEvent(
        Instant rejectedAt,
        String stage,
        String code,
        String reason,
        @Nullable String agentId,
        @Nullable String conversationId,
        @Nullable String source,
        @Nullable String position,
        byte[] raw,
        int rawLength) {

    /** Not JSON, not UTF-8, nested too deeply, or with a duplicate key. */
    public static final String MALFORMED_JSON = "malformed_json";

    /** JSON, but its type is not one of {@link EventType}. */
    public static final String UNKNOWN_TYPE = "unknown_type";

    /** A field is missing or of the wrong kind. */
    public static final String INVALID_FIELD = "invalid_field";

    /** Larger than the limit. */
    public static final String TOO_LARGE = "too_large";

    /** WebSocket bytes that could not be decoded. */
    public static final String UNDECODABLE_FRAME = "undecodable_frame";

    /** Kafka's own limit of 1 MiB a record, less the other fields and Base64's third. */
    public static final int RAW_LIMIT = 700_000;

    /** The same dead letter with another reason and other bytes, cut as they must be. */
    public RejectedEvent with(String otherReason, byte[] otherRaw) {
        return new RejectedEvent(
                rejectedAt,
                stage,
                code,
                otherReason,
                agentId,
                conversationId,
                source,
                position,
                cut(otherRaw),
                rawLength);
    }

    /** Keeps at most {@link #RAW_LIMIT} bytes of {@code bytes}. */
    public static byte[] cut(byte[] bytes) {
        return bytes.length <= RAW_LIMIT ? bytes : Arrays.copyOf(bytes, RAW_LIMIT);
    }
}
