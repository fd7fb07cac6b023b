package dev.vigia.jobs;

import dev.vigia.events.Decoded;
import dev.vigia.events.EventJson;
import org.apache.flink.api.common.functions.MapFunction;
import org.jspecify.annotations.Nullable;

/**
 * A record of the events' topic, decoded where it was read so that each partition has its own watermark: either an
 * event, or what is wrong with the bytes.
 *
 * @param event null when there is a problem
 * @param code of the problem, as in {@link dev.vigia.events.RejectedEvent}
 * @param problem what is wrong, for people
 * @param raw the record as it lies in the topic
 */
public record EventRecord(
        @Nullable FlatEvent event,
        @Nullable String code,
        @Nullable String problem,
        RawRecord raw) {
    /** Says nothing about how far time has come. */
    private static final long NO_TIME = Long.MIN_VALUE;

    /** @param timeFloor see {@link EventTimes} */
    static EventRecord read(RawRecord raw, long timeFloor) {
        var decoded = EventJson.decode(raw.value());
        if (decoded instanceof Decoded.Rejected rejected) {
            return new EventRecord(null, rejected.code(), rejected.reason(), raw);
        }
        return new EventRecord(
                FlatEvents.of(((Decoded.Accepted) decoded).event(), new EventTimes(timeFloor)), null, null, raw);
    }

    /** Event time, epoch milliseconds. */
    long time() {
        return event == null ? NO_TIME : event.occurredAt();
    }

    /** {@link #read} as a step of a graph. */
    record Reading(long timeFloor) implements MapFunction<RawRecord, EventRecord> {
        @Override
        public EventRecord map(RawRecord raw) {
            return read(raw, timeFloor);
        }
    }
}
