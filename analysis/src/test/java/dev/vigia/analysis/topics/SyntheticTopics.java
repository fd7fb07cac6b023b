package dev.vigia.analysis.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Requests made from templates, in both languages; the wording overlaps, so that a topic is not one word. */
final class SyntheticTopics {
    private static final List<String> OPENINGS =
            List.of("please", "can you", "I want to", "hola, quiero", "por favor", "me gustaría", "could you", "");
    private static final List<String> CLOSINGS = List.of("", "thanks", "today", "ahora mismo", "gracias", "right now");
    private static final Map<String, List<String>> REQUESTS = new TreeMap<>(Map.of(
            "transfer", List.of("send %s euros to my %s", "move %s euros to the %s", "transferir %s euros a mi %s"),
            "balance", List.of("see the balance of my %2$s", "how much is left in my %2$s", "ver el saldo de mi %2$s"),
            "freeze", List.of("block the %2$s", "freeze my %2$s, I lost it", "bloquear mi %2$s que perdí"),
            "limit", List.of("raise the limit of my %2$s to %1$s", "subir el límite de la %2$s a %1$s euros")));
    private static final List<String> THINGS =
            List.of("card", "tarjeta", "account", "cuenta", "savings", "visa", "brother", "wallet", "hucha");
    private static final List<String> STRANGE = List.of(
            "what is the weather in %s like",
            "tell me a joke about a %s",
            "quién ganó la liga de %s",
            "la receta de la tortilla con %s",
            "how tall is the %s tower",
            "dónde nació el pintor %s");
    private static final List<String> NOUNS =
            List.of("Lima", "penguin", "fútbol", "onions", "Eiffel", "Goya", "Quito", "dragon", "tenis", "saffron");

    private SyntheticTopics() {}

    static List<TopicRow> rows(int count, double strange, long seed) {
        var random = new Random(seed);
        List<TopicRow> rows = new ArrayList<>();
        List<String> topics = List.copyOf(REQUESTS.keySet());
        for (int i = 0; i < count; i++) {
            if (random.nextDouble() < strange) {
                rows.add(new TopicRow(TopicRow.NONE_LABEL, String.format(any(STRANGE, random), any(NOUNS, random))));
            } else {
                String topic = any(topics, random);
                String request = String.format(
                        any(REQUESTS.getOrDefault(topic, List.of()), random), random.nextInt(900), any(THINGS, random));
                rows.add(new TopicRow(
                        topic, (any(OPENINGS, random) + " " + request + " " + any(CLOSINGS, random)).strip()));
            }
        }
        return rows;
    }

    private static String any(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
