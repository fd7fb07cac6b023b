@NullMarked
package dev.vigia.api.tiles;

import org.jspecify.annotations.NullMarked;
