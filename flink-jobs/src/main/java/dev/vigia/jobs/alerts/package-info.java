/** What needs attention now: threshold rules over the recent tiles of each agent, from firing to resolved. */
@NullMarked
package dev.vigia.jobs.alerts;

import org.jspecify.annotations.NullMarked;
