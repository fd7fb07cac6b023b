/**
 * How well the bridge hides what identifies people, and how fast. The labelled set is made here, by formulas of its own:
 * nothing in this package that makes a number or its check digit is shared with the masker.
 */
@NullMarked
package dev.vigia.bench.masking;

import org.jspecify.annotations.NullMarked;
