@NullMarked
package dev.vigia.api.health;

import org.jspecify.annotations.NullMarked;
