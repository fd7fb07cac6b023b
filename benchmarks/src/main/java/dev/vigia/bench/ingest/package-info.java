/** Direct ingest beside Kafka's own producer. */
@NullMarked
package dev.vigia.bench.ingest;

import org.jspecify.annotations.NullMarked;
