package dev.vigia.local.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The things that one conversation is about: the same order and the same city from the first line to the last. */
record Blanks(Map<String, String> values) {
    static Blanks draw(Language language, RandomGenerator random) {
        Map<String, String> values = new HashMap<>();
        values.put("pedido", Integer.toString(10_000 + random.nextInt(90_000)));
        values.put("n", Integer.toString(2 + random.nextInt(5)));
        values.put("importe", Integer.toString(10 + random.nextInt(140)));
        values.put("producto", pick(language.products, random));
        values.put("ciudad", pick(language.cities, random));
        values.put("dia", pick(language.days, random));
        values.put("mes", pick(language.months, random));
        return new Blanks(values);
    }

    /** A sentence begins with a capital letter, also where a blank stands first. */
    String fill(String sentence) {
        String text = sentence;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace('{' + value.getKey() + '}', value.getValue());
        }
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String pick(List<String> texts, RandomGenerator random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
