/** Events that clients send directly. */
@NullMarked
package dev.vigia.bridge.ingest;

import org.jspecify.annotations.NullMarked;
