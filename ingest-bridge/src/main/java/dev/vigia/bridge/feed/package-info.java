/** Agents that tell of their conversations on a WebSocket of their own: the bridge connects to it and listens. */
@NullMarked
package dev.vigia.bridge.feed;

import org.jspecify.annotations.NullMarked;
