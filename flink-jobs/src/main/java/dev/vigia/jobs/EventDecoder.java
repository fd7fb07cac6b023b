package dev.vigia.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.events.EventJson;
import dev.vigia.events.RejectedEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Parts events from what could not be read, which goes to {@link #REJECTED} with its bytes, the reason and its position,
 * and from those of a conversation that only their user tells, which go to {@link #OF_USERS}.
 */
final class EventDecoder extends ProcessFunction<EventRecord, FlatEvent> {
    private static final long serialVersionUID = 1;

    static final OutputTag<Rejection> REJECTED = new OutputTag<>("rejected") {
        private static final long serialVersionUID = 1;
    };

    static final OutputTag<FlatEvent> OF_USERS = new OutputTag<>("of-users", TypeInformation.of(FlatEvent.class)) {
        private static final long serialVersionUID = 1;
    };

    private final String stage;
    private transient Counter clocksCorrected = new SimpleCounter();

    /** @param stage the job's name, as dead letters carry it */
    EventDecoder(String stage) {
        this.stage = stage;
    }

    @Override
    public void open(OpenContext context) {
        clocksCorrected = getRuntimeContext().getMetricGroup().counter("clocksCorrected");
    }

    @Override
    public void processElement(EventRecord record, Context context, Collector<FlatEvent> out) {
        var event = record.event();
        if (event != null) {
            if (event.timeReplaced()) {
                clocksCorrected.inc();
            }
            if (event.conversationId() == null && event.type().ofConversation()) {
                context.output(OF_USERS, event);
            } else {
                out.collect(event);
            }
        } else {
            var code = Objects.requireNonNull(record.code(), "a record without an event has a problem");
            getRuntimeContext()
                    .getMetricGroup()
                    .addGroup("code", code)
                    .counter("rejectedEvents")
                    .inc();
            context.output(
                    REJECTED,
                    deadLetter(
                            record.raw(),
                            code,
                            String.valueOf(record.problem()),
                            context.timerService().currentProcessingTime()));
        }
    }

    private Rejection deadLetter(RawRecord record, String code, String problem, long now) {
        var object = objectOrNull(record.value());
        var letter = new RejectedEvent(
                Instant.ofEpochMilli(now),
                stage,
                code,
                problem,
                textOrNull(object, "agentId"),
                textOrNull(object, "conversationId"),
                textOrNull(object, "source"),
                record.position(),
                RejectedEvent.cut(record.value()),
                record.value().length);
        return new Rejection(letter, record.timestamp());
    }

    private static @Nullable JsonNode objectOrNull(byte[] bytes) {
        try {
            return EventJson.parse(bytes);
        } catch (IOException notJson) {
            return null;
        }
    }

    private static @Nullable String textOrNull(@Nullable JsonNode object, String field) {
        var node = object == null ? null : object.get(field);
        return node != null && node.isTextual() ? node.textValue() : null;
    }
}
