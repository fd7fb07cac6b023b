package dev.vigia.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Recorded conversations made from a seed: several languages of trouble, none of them from the code under test. */
final class Recording {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> USER = List.of(
            "¿Dónde está mi pedido?",
            "No funciona, estoy harta de esperar",
            "I want my money back",
            "Gracias, perfecto",
            "How do I change my password?",
            "",
            "😀 ¿hay alguien?",
            "<b>negrita</b> & \"comillas\"");
    private static final List<String> AGENT = List.of(
            "Tu pedido llega mañana.",
            "Lo siento mucho, lo reviso ahora mismo.",
            "Your refund is on its way.",
            "Anytime!");

    private final Random random;

    Recording(long seed) {
        random = new Random(seed);
    }

    /** Writes conversations that start within one day from {@code start}. */
    void write(Path file, Instant start, int conversations) throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < conversations; i++) {
            lines.add(JSON.writeValueAsString(conversation("rec-" + i, start.plusSeconds(random.nextInt(80_000)))));
        }
        Files.write(file, lines);
    }

    private JsonNode conversation(String id, Instant start) {
        var conversation = JSON.createObjectNode().put("id", id);
        var turns = conversation.putArray("turns");
        var now = start;
        if (random.nextInt(4) == 0) {
            turns.add(turn("agent", now, "Hola, ¿en qué puedo ayudarte?"));
        }
        int userTurns = 1 + random.nextInt(6);
        for (int i = 0; i < userTurns; i++) {
            now = now.plusMillis(1_000 + random.nextInt(40_000));
            turns.add(turn("user", now, pick(USER)));
            boolean last = i == userTurns - 1;
            int answers = last && random.nextInt(5) == 0 ? 0 : random.nextInt(10) == 0 ? 2 : 1;
            for (int answer = 0; answer < answers; answer++) {
                now = now.plus(latency());
                turns.add(turn("agent", now, pick(AGENT)));
            }
        }
        if (random.nextInt(3) == 0) {
            conversation.put("rating", 1 + random.nextInt(5));
        }
        return conversation;
    }

    private Duration latency() {
        return Duration.ofMillis((long) (200 * Math.exp(random.nextDouble() * 3.5)));
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static ObjectNode turn(String role, Instant at, String text) {
        return JSON.createObjectNode()
                .put("role", role)
                .put("ts", at.toString())
                .put("text", text);
    }
}
