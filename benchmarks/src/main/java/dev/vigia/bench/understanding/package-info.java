/** How well, and how fast, topics, similarity and clusters of questions are told; on a file, or on made-up requests. */
@NullMarked
package dev.vigia.bench.understanding;

import org.jspecify.annotations.NullMarked;
