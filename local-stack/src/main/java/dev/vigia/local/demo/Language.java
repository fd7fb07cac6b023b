package dev.vigia.local.demo;

import java.util.List;
import java.util.Locale;

/** The languages of the demo, with what fills the blanks of their sentences. */
enum Language {
    ES(
            List.of("es-ES", "es-MX", "es-AR"),
            List.of("los auriculares", "la mochila", "el reloj", "las zapatillas", "la cafetera", "el altavoz"),
            List.of("Castellón", "Sevilla", "Bilbao", "Valencia", "Madrid", "Vigo"),
            List.of("lunes", "martes", "miércoles", "jueves", "viernes"),
            List.of("enero", "marzo", "junio", "septiembre", "noviembre"),
            "saludo",
            "gracias",
            "enfado",
            "raro",
            "sin-respuesta"),
    EN(
            List.of("en-GB", "en-US", "en-IE"),
            List.of("headphones", "backpack", "watch", "running shoes", "coffee maker", "speaker"),
            List.of("Leeds", "Bristol", "Cardiff", "Glasgow", "York", "Dublin"),
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
            List.of("January", "March", "June", "September", "November"),
            "greeting",
            "thanks",
            "anger",
            "odd",
            "no-answer");

    final List<String> locales;
    final List<String> products;
    final List<String> cities;
    final List<String> days;
    final List<String> months;
    final String greeting;
    final String thanks;
    final String anger;
    final String odd;
    final String noAnswer;

    Language(
            List<String> locales,
            List<String> products,
            List<String> cities,
            List<String> days,
            List<String> months,
            String greeting,
            String thanks,
            String anger,
            String odd,
            String noAnswer) {
        this.locales = locales;
        this.products = products;
        this.cities = cities;
        this.days = days;
        this.months = months;
        this.greeting = greeting;
        this.thanks = thanks;
        this.anger = anger;
        this.odd = odd;
        this.noAnswer = noAnswer;
    }

    /** The language of a locale such as {@code es-MX}; Spanish when it says nothing. */
    static Language of(String locale) {
        return locale.toLowerCase(Locale.ROOT).startsWith("en") ? EN : ES;
    }

    String resource() {
        return "/demo/" + name().toLowerCase(Locale.ROOT) + ".txt";
    }
}
