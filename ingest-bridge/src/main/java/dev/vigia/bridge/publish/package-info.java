/** From the journal to Kafka. */
@NullMarked
package dev.vigia.bridge.publish;

import org.jspecify.annotations.NullMarked;
