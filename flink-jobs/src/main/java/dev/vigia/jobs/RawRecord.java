package dev.vigia.jobs;

/**
 * A Kafka record as it lies in the topic.
 *
 * @param timestamp the record's own time, epoch milliseconds
 */
public record RawRecord(String topic, int partition, long offset, long timestamp, byte[] value) {

    /** Where it lies: {@code topic/partition/offset}. */
    String position() {
        return topic + "/" + partition + "/" + offset;
    }
}
