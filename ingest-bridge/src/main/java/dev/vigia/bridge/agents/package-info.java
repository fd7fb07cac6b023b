/** The agents that the bridge stands in front of, and how they are. */
@NullMarked
package dev.vigia.bridge.agents;

import org.jspecify.annotations.NullMarked;
