package dev.vigia.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** Two agents in trouble: one answers slower from minute to minute, the other fails every time. */
final class Trouble {
    static final String SLOWING = "lento";
    static final String FAILING = "averia";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MINUTES = 20;
    private static final int FAILURES = 30;

    private final ArrayNode events = JSON.createArrayNode();

    /** Events of the twenty minutes before {@code now}, for direct ingest. */
    Trouble(Instant now) {
        for (int minute = 0; minute < MINUTES; minute++) {
            for (int i = 0; i < 4; i++) {
                var asked = now.minus(Duration.ofMinutes(MINUTES - minute)).plusSeconds(5 * i);
                var conversation = "slow-" + minute + "-" + i;
                add("message.user", SLOWING, conversation, asked).put("text", "¿Dónde está mi pedido?");
                add("message.agent", SLOWING, conversation, asked.plusMillis(600 + 150L * minute))
                        .put("text", "Va de camino.");
            }
        }
        for (int i = 0; i < FAILURES; i++) {
            var asked = now.minusSeconds(FAILURES + 10 - i);
            add("message.user", FAILING, "fail-" + i, asked).put("text", "¿Me ayudas?");
            add("message.failed", FAILING, "fail-" + i, asked.plusMillis(900)).put("reason", "timeout");
        }
    }

    String events() {
        return events.toString();
    }

    private ObjectNode add(String type, String agent, String conversation, Instant at) {
        return events.addObject()
                .put("type", type)
                .put("agentId", agent)
                .put("conversationId", conversation)
                .put("occurredAt", at.toString());
    }
}
