/** One tapped connection's copy: bytes to frames to events to the recorder. */
@NullMarked
package dev.vigia.bridge.capture;

import org.jspecify.annotations.NullMarked;
