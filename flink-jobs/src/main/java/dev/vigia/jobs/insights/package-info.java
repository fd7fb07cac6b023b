/** Language, sentiment and topic of every message, and minute tiles over the users' messages. */
@NullMarked
package dev.vigia.jobs.insights;

import org.jspecify.annotations.NullMarked;
