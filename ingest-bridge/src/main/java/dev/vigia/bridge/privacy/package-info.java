/** What keeps people's names out of Kafka. */
@NullMarked
package dev.vigia.bridge.privacy;

import org.jspecify.annotations.NullMarked;
