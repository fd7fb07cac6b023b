/** The tap beside nginx. */
@NullMarked
package dev.vigia.bench.tap;

import org.jspecify.annotations.NullMarked;
