/** What all jobs share: the strict environment, the way in from Kafka, and the ways out to Kafka and PostgreSQL. */
@NullMarked
package dev.vigia.jobs;

import org.jspecify.annotations.NullMarked;
