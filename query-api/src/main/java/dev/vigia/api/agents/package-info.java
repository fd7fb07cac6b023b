@NullMarked
package dev.vigia.api.agents;

import org.jspecify.annotations.NullMarked;
