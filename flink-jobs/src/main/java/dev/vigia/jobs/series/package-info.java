/**
 * What whoever looks at the metrics of an agent over time starts from: tiles from Kafka, the recent ones in keyed
 * state, merged over their dimensions, and the metrics read from them by name.
 */
@NullMarked
package dev.vigia.jobs.series;

import org.jspecify.annotations.NullMarked;
