/**
 * The fast way into PostgreSQL: batches go by binary {@code COPY} into a stage and from there, in one statement, into
 * their table. Knows nothing of what the rows are about.
 */
@NullMarked
package dev.vigia.jobs.postgres;

import org.jspecify.annotations.NullMarked;
