/** What judging a message costs and how well it judges, beside CoreNLP's default pipeline. */
@NullMarked
package dev.vigia.bench.sentiment;

import org.jspecify.annotations.NullMarked;
