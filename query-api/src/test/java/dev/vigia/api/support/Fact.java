package dev.vigia.api.support;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One conversation with one turn, all within its minute: what tiles are made of and expected numbers computed from. */
public record Fact(
        Instant at,
        String agentId,
        String agentVersion,
        String channel,
        String locale,
        String status,
        String outcome,
        @Nullable Long firstResponseMs,
        @Nullable Long responseMs,
        @Nullable Integer rating,
        String sentiment,
        double score,
        String topic,
        String language) {

    /** Facts from a seed, spread over a span of time. */
    public static List<Fact> random(long seed, int count, String agents, Instant from, long seconds) {
        var random = new Random(seed);
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < count; i++) {
            var status = pick(random, "answered", "answered", "answered", "failed", "fallback", "timeout", "pending");
            boolean answered = status.equals("answered") || status.equals("fallback");
            long first = Math.round(50 * Math.exp(random.nextDouble() * 5));
            facts.add(new Fact(
                    from.plusSeconds(random.nextLong(seconds)),
                    agents + random.nextInt(2),
                    pick(random, "", "v2"),
                    pick(random, "web", "app"),
                    pick(random, "es-ES", "en-GB"),
                    status,
                    pick(random, "resolved", "handed_off", "abandoned", "open"),
                    answered ? first : null,
                    answered ? first + random.nextInt(3_000) : null,
                    random.nextInt(3) == 0 ? 1 + random.nextInt(5) : null,
                    pick(random, "negative", "neutral", "positive"),
                    random.nextInt(-100, 101) / 100.0,
                    pick(random, "", "billing", "delivery", "account"),
                    pick(random, "es", "en")));
        }
        return facts;
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
