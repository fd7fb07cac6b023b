/** How old a message is when its row can be read. */
@NullMarked
package dev.vigia.bench.freshness;

import org.jspecify.annotations.NullMarked;
