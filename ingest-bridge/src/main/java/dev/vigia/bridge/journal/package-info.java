/** Durability: a segmented log on disk that every record passes through on its way to Kafka. */
@NullMarked
package dev.vigia.bridge.journal;

import org.jspecify.annotations.NullMarked;
