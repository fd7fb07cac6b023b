package dev.vigia.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.events.EventType;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlatEventSerializerTest {
    @ParameterizedTest
    @EnumSource
    void everyComponentArrives(EventType type) throws IOException {
        var event = new FlatEvent(
                type,
                "e-ñ🙂",
                "a",
                "v",
                "c",
                "u",
                "web",
                "es",
                1,
                2,
                true,
                "s",
                3,
                "",
                4,
                5,
                6,
                "stop",
                "m",
                7L,
                8L,
                true,
                13,
                "r",
                "d",
                9,
                "rated",
                new FlatEvent.Health(true, 0.5, 10L, 11, 12));
        assertThat(there(List.of(event, event))).containsExactly(event, event);
    }

    @Test
    void whatIsNotKnownStaysUnknown() throws IOException {
        var event = new FlatEvent(
                EventType.MESSAGE_USER,
                "e",
                "a",
                null,
                null,
                null,
                null,
                null,
                1,
                2,
                false,
                "s",
                3,
                null,
                4,
                5,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null);
        var health = new FlatEvent(
                EventType.AGENT_HEALTH,
                "e",
                "a",
                null,
                null,
                null,
                null,
                null,
                1,
                2,
                false,
                "s",
                3,
                null,
                4,
                5,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                new FlatEvent.Health(false, null, null, null, null));
        assertThat(there(List.of(event, health))).containsExactly(event, health);
    }

    private static List<FlatEvent> there(List<FlatEvent> events) throws IOException {
        var out = new DataOutputSerializer(16);
        for (var event : events) {
            FlatEventSerializer.INSTANCE.serialize(event, out);
        }
        var in = new DataInputDeserializer(out.getCopyOfBuffer());
        var copied = new DataOutputSerializer(16);
        FlatEventSerializer.INSTANCE.copy(in, copied);
        var again = new DataInputDeserializer(copied.getCopyOfBuffer());
        var arrived =
                List.of(FlatEventSerializer.INSTANCE.deserialize(again), FlatEventSerializer.INSTANCE.deserialize(in));
        assertThat(in.available()).isZero();
        return arrived;
    }
}
