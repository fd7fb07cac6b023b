/** All events as files, for longer than Kafka keeps them: what history can be computed from anew. */
@NullMarked
package dev.vigia.jobs.archive;

import org.jspecify.annotations.NullMarked;
