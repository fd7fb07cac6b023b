/** The processes that the bridge's benchmarks need: a broker, a bridge, and what they are compared with. */
@NullMarked
package dev.vigia.bench.process;

import org.jspecify.annotations.NullMarked;
