/** What percentiles over a day of minute tiles cost. */
@NullMarked
package dev.vigia.bench.sketch;

import org.jspecify.annotations.NullMarked;
