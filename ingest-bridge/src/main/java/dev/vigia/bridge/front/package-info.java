/** The one port: reads the head of a connection's first request and decides whose it is. */
@NullMarked
package dev.vigia.bridge.front;

import org.jspecify.annotations.NullMarked;
