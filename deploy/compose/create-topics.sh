#!/bin/sh
# Creates the topics of contract 1 where they are missing.
set -eu
create() { # create TOPIC PARTITIONS [CONFIG…]
    topic=$1
    partitions=$2
    shift 2
    /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$KAFKA_BOOTSTRAP" --create --if-not-exists \
        --topic "$topic" --partitions "$partitions" --replication-factor 1 --config max.message.bytes=4194304 "$@"
}
create chat.events 8 --config retention.ms=1209600000
create chat.rejected 1 --config retention.ms=2592000000
create chat.tiles 4 --config retention.ms=604800000
