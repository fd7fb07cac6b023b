package dev.vigia.jobs.alerts;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The rules that agents are held to, each with an id of its own. */
public final class AlertRules implements Serializable {
    private static final long serialVersionUID = 1;

    private final ArrayList<ThresholdRule> rules;

    AlertRules(List<ThresholdRule> rules) {
        if (rules.stream().map(ThresholdRule::id).distinct().count() < rules.size()) {
            throw new IllegalArgumentException("Two rules share an id: " + rules);
        }
        this.rules = new ArrayList<>(rules);
    }

    List<ThresholdRule> all() {
        return List.copyOf(rules);
    }

    /** The start of the first minute that any rule looks at. */
    long firstMinute(long now) {
        return rules.stream()
                .mapToLong(rule -> Reading.firstMinute(rule, now))
                .min()
                .orElse(now);
    }
}
