/**
 * The benchmarks behind {@code ./vigia bench}. Each is a picocli command in a package of its own, listed in
 * {@link dev.vigia.bench.Main}; it measures ours and a reference in the same run, several times in turn, and ends with
 * {@link dev.vigia.bench.Verdict#print}: the ratio of the medians, as the last line.
 */
@NullMarked
package dev.vigia.bench;

import org.jspecify.annotations.NullMarked;
