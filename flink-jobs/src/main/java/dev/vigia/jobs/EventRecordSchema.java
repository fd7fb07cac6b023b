package dev.vigia.jobs;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes any record: one that cannot be decoded goes on as what it is. */
final class EventRecordSchema implements KafkaRecordDeserializationSchema<EventRecord> {
    private static final long serialVersionUID = 1;

    private final long timeFloor;

    /** @param timeFloor see {@link EventTimes} */
    EventRecordSchema(long timeFloor) {
        this.timeFloor = timeFloor;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<EventRecord> out) {
        var value = record.value() == null ? new byte[0] : record.value();
        var raw = new RawRecord(record.topic(), record.partition(), record.offset(), record.timestamp(), value);
        out.collect(EventRecord.read(raw, timeFloor));
    }

    @Override
    public TypeInformation<EventRecord> getProducedType() {
        return TypeInformation.of(EventRecord.class);
    }
}
