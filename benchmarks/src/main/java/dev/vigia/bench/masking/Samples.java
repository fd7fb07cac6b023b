package dev.vigia.bench.masking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The labelled set: sentences with one canary each, and sentences with something that only looks like one. */
final class Samples {
    /**
     * @param kind the canary's; null where there is none
     * @param canary null where there is none
     */
    record Sample(
            String text, @Nullable String kind, @Nullable String canary) {
        String expected() {
            return canary == null ? text : text.replace(canary, "[" + kind + "]");
        }
    }

    private static final String[] ANY = {
        "Hola, te lo dejo aquí: %s",
        "%s",
        "Creo que es %s, ¿lo puedes comprobar?",
        "Sure, here you go: %s. Thanks!",
        "I already told you (%s) twice",
        "Anota «%s» en mi ficha, por favor",
        "It used to be %s but I am not sure any more",
        "Mis datos: %s, y espero respuesta mañana.",
        "Please update my profile with %s",
        "no me funciona desde ayer %s gracias",
    };

    /** How people lead up to what has no shape of its own; not always with the obvious word. */
    private static final Map<String, String[]> LED_UP = Map.of(
            "PASSPORT",
                    new String[] {
                        "Mi pasaporte es el %s",
                        "My passport number is %s",
                        "pasaporte n.º %s, caduca en mayo",
                        "Passport: %s",
                        "número de pasaporte %s",
                        "El documento de viaje es %s",
                    },
            "PLATE",
                    new String[] {
                        "La matrícula es %s",
                        "mi coche (%s) no arranca",
                        "My car's plate is %s",
                        "vehículo con matrícula %s aparcado en la puerta",
                        "Me han multado, %s",
                        "Registration %s, a blue van",
                    },
            "SECRET",
                    new String[] {
                        "mi contraseña: %s",
                        "password: %s",
                        "usuario ana, clave=%s",
                        "pwd = %s",
                        "client_secret=%s",
                        "la contraseña es %s",
                    },
            "CREDENTIALS", new String[] {"https://%s@db.example.org/x", "git clone https://%s@git.example.com/r.git"},
            "PHONE",
                    new String[] {
                        "Llámame al %s",
                        "mi móvil es %s",
                        "Call me at %s please",
                        "%s",
                        "Contacto: %s (tardes)",
                        "You can reach me on %s",
                        "mi número %s por si acaso",
                    },
            "SSN", new String[] {"My SSN is %s", "social security number %s", "%s is my social", "Here: %s, thanks"});

    private static final String[] NEAR_MISSES = {
        "El pedido #9# no ha llegado",
        "Order #9# is late",
        "Factura #10# pendiente",
        "tracking #12#, ¿dónde está?",
        "Cuesta 1#2#,50 € con IVA",
        "Son 15#2# GBP en total",
        "Salgo el 22/11/2026 a las 10:3#1#",
        "versión 1.#2#.3.4.5 instalada",
        "Java 17.0.1#1# no arranca",
        "El artículo ISBN 978-84-376-04#2#-#1# está agotado",
        "código postal 280#2#",
        "Habitación 4#2#, planta #1#",
        "DNI 1234567#1#Ñ no es válido",
        "commit 52908400098527886e0f7030069857d2e4169e#2# rompe la build",
        "uuid 123e4567-e89b-12d3-a456-4266141740#2#",
        "@soporte ¿me ayudáis con el caso #5#?",
        "sígueme en @ana_#3# o escribe a ana arroba correo",
        "https://example.org/a?id=#6#",
        "http://localhost:8080/x@y",
        "std::map<int, a::b> falla en la línea #3#",
        "a las 12:30:#2# se cortó",
        "temperatura 36.#1#, pulso #2#",
        "entre 40.4#1# y 41.#2# de media",
        "IBAN ES00 2100 0418 45#2# 0005 1332 me da error",
        "la tarjeta 4111 1111 1111 1#3# no pasa... faltan dígitos 1",
        "El token: caducado",
        "clave: paciencia",
        "sk-or-maybe-not-that-is-the-question",
        "eyJ no es un token",
        "000-#2#-3456 is not a valid one",
        "Tengo #4# puntos y #3# vales",
        "ref AAA#6# del catálogo",
        "lote #8# caduca en 2027",
        "0x#8# is the error code",
        "serie 1A1zP1eP5QGefi2DMPTfTL5SLmv7Di#3#",
        "my score is #3#-#2#-#1#",
        "model XJ-#4#-Q in stock",
        "player 10-#2#-2026 match day",
        "room MAC: 00:1B:44 only half",
        "IP 10.20.300.#2# mal escrita",
    };

    private Samples() {}

    static List<Sample> of(Random random, int perKind, int negatives) {
        var dice = new Dice(random);
        var canaries = new Canaries(dice);
        var samples = new ArrayList<Sample>();
        for (var kind : canaries.kinds()) {
            var carriers = LED_UP.getOrDefault(kind, ANY);
            for (int i = 0; i < perKind; i++) {
                var canary = canaries.make(kind);
                samples.add(new Sample(carriers[random.nextInt(carriers.length)].replace("%s", canary), kind, canary));
            }
        }
        for (int i = 0; i < negatives; i++) {
            samples.add(new Sample(filled(NEAR_MISSES[i % NEAR_MISSES.length], dice), null, null));
        }
        Collections.shuffle(samples, random);
        return samples;
    }

    /** {@code #9#} becomes nine digits. */
    private static String filled(String pattern, Dice dice) {
        var parts = pattern.split("#", -1);
        var text = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            boolean isCount = i % 2 == 1 && i < parts.length - 1 && parts[i].matches("[0-9]+");
            text.append(isCount ? dice.digits(Integer.parseInt(parts[i])) : parts[i]);
        }
        return text.toString();
    }
}
