/** The tunnel between a client and its agent. Bytes in are bytes out. */
@NullMarked
package dev.vigia.bridge.tap;

import org.jspecify.annotations.NullMarked;
