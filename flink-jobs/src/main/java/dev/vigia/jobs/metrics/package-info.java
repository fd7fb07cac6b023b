/** Minute tiles and the ledger: sums that take exact corrections. */
@NullMarked
package dev.vigia.jobs.metrics;

import org.jspecify.annotations.NullMarked;
