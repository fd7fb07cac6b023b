/** Where metrics are heading: Mann-Kendall and Sen over the last complete minutes of each agent. */
@NullMarked
package dev.vigia.jobs.trends;

import org.jspecify.annotations.NullMarked;
