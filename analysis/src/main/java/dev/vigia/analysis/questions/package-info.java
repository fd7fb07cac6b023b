/** Which questions mean the same: their similarity, and the clusters of a stream of them. */
@NullMarked
package dev.vigia.analysis.questions;

import org.jspecify.annotations.NullMarked;
