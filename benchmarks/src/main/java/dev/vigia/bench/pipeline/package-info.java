/** From Kafka to all tables, beside a consumer that only copies the same messages. */
@NullMarked
package dev.vigia.bench.pipeline;

import org.jspecify.annotations.NullMarked;
