/** Whether the bridge lives, is ready, and what it has counted. */
@NullMarked
package dev.vigia.bridge.health;

import org.jspecify.annotations.NullMarked;
