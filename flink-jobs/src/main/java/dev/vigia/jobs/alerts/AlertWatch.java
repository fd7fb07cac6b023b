package dev.vigia.jobs.alerts;

import dev.vigia.jobs.series.EventClock;

/**
 * When the rules look at an agent. It lives in keyed state, so it only ever grows.
 *
 * @param nextLook processing time, epoch milliseconds
 */
public record AlertWatch(EventClock clock, long nextLook) {}
