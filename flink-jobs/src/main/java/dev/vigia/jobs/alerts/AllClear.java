package dev.vigia.jobs.alerts;

import java.time.Instant;

/**
 * After a start: this rule does not fire for this agent. Closes an alert that an earlier run opened after its last
 * checkpoint, or whose state is lost, so that it does not fire for ever.
 *
 * @param at event time
 * @param version alerts of this version or newer are left alone
 */
public record AllClear(int generation, String agentId, String ruleId, Instant at, long version) {}
