/** WebSocket framing read from a copy of the bytes (RFC 6455, RFC 7692). Knows no network and never throws on input. */
@NullMarked
package dev.vigia.bridge.frames;

import org.jspecify.annotations.NullMarked;
