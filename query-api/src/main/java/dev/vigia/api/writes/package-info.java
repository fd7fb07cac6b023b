@NullMarked
package dev.vigia.api.writes;

import org.jspecify.annotations.NullMarked;
