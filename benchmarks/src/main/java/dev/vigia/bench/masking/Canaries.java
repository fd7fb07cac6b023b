package dev.vigia.bench.masking;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Made-up values that look real, of every kind; check digits follow the issuers' published rules. */
final class Canaries {
    private static final String[] NAMES = {
        "ana",
        "luis",
        "marta.gil",
        "j.smith",
        "eva_ruiz",
        "peter-pan",
        "maría",
        "o.connor",
        "x1",
        "info",
        "juan.perez99",
    };
    private static final String[] DOMAINS = {
        "example.com",
        "correo.es",
        "mail.example.org",
        "uni-sevilla.es",
        "sub.dom.example.co.uk",
        "empresa.cat",
        "gmail.com",
    };

    private final Dice dice;
    private final Map<String, Supplier<String>> makers = new LinkedHashMap<>();

    Canaries(Dice dice) {
        this.dice = dice;
        var numbers = new CheckedNumbers(dice);
        var keys = new Keys(dice);
        makers.put("EMAIL", this::email);
        makers.put("PHONE", this::phone);
        makers.put("CARD", numbers::card);
        makers.put("IBAN", numbers::iban);
        makers.put("IP", this::address);
        makers.put("DNI", numbers::dni);
        makers.put("NIE", numbers::nie);
        makers.put("CIF", numbers::cif);
        makers.put("ACCOUNT", numbers::account);
        makers.put("SSN", () -> "%03d-%02d-%04d".formatted(dice.from(1, 665), dice.from(1, 99), dice.from(1, 9999)));
        makers.put("PASSPORT", () -> dice.coin() ? dice.letters(3) + dice.digits(6) : dice.digits(9));
        makers.put("PLATE", this::plate);
        makers.put("MAC", this::mac);
        makers.put("COORDINATES", this::coordinates);
        makers.put(
                "CREDENTIALS", () -> dice.pick("admin", "ana", "root", "svc") + ":" + dice.word(8) + dice.from(1, 99));
        makers.put("JWT", keys::jwt);
        makers.put("API_KEY", keys::apiKey);
        makers.put("WALLET", keys::wallet);
        makers.put("SECRET", () -> dice.word(4) + dice.from(10, 999) + dice.pick("!", "#", "", "x"));
    }

    Iterable<String> kinds() {
        return makers.keySet();
    }

    /** @throws IllegalArgumentException for a kind that is not made here */
    String make(String kind) {
        var maker = makers.get(kind);
        if (maker == null) {
            throw new IllegalArgumentException("No canaries of kind " + kind);
        }
        return maker.get();
    }

    private String email() {
        return dice.pick(NAMES) + (dice.below(3) == 0 ? "+" + dice.from(1, 99) : "") + "@" + dice.pick(DOMAINS);
    }

    private String phone() {
        var mobile = dice.pick("6", "71", "72", "73") + dice.digits(8);
        var spanish = mobile.substring(0, 9);
        var fixed = dice.pick("91", "93", "95", "96") + dice.from(2, 8) + dice.digits(6);
        var american = dice.pick("212", "415", "305", "617", "713")
                + dice.from(2, 9)
                + dice.pick("23", "34", "45", "67")
                + dice.digits(4);
        var british = "07" + dice.pick("400", "500", "801", "860") + dice.digits(6);
        return switch (dice.below(12)) {
            case 0 -> spanish;
            case 1 -> "%s %s %s".formatted(spanish.substring(0, 3), spanish.substring(3, 6), spanish.substring(6));
            case 2 ->
                "%s %s %s %s"
                        .formatted(
                                spanish.substring(0, 3),
                                spanish.substring(3, 5),
                                spanish.substring(5, 7),
                                spanish.substring(7));
            case 3 -> "+34 " + spanish;
            case 4 -> "+34" + fixed;
            case 5 -> "%s-%s-%s".formatted(fixed.substring(0, 3), fixed.substring(3, 6), fixed.substring(6));
            case 6 -> "0034 " + fixed;
            case 7 -> "(%s) %s-%s".formatted(american.substring(0, 3), american.substring(3, 6), american.substring(6));
            case 8 ->
                "+1 %s-%s-%s".formatted(american.substring(0, 3), american.substring(3, 6), american.substring(6));
            case 9 -> "%s %s".formatted(british.substring(0, 5), british.substring(5));
            case 10 -> "+44 " + british.substring(1);
            default -> "+49 30 " + dice.from(2, 8) + dice.digits(7);
        };
    }

    private String address() {
        if (dice.coin()) {
            return dice.from(1, 223) + "." + dice.from(0, 255) + "." + dice.from(0, 255) + "." + dice.from(1, 254);
        }
        return dice.coin()
                ? "2001:db8:%x:%x:%x:%x:%x:%x"
                        .formatted(
                                dice.from(1, 65535),
                                dice.from(0, 65535),
                                dice.from(0, 65535),
                                dice.from(0, 65535),
                                dice.from(0, 65535),
                                dice.from(1, 9))
                : "fe80::%x:%x".formatted(dice.from(1, 65535), dice.from(1, 65535));
    }

    private String plate() {
        var consonants = "BCDFGHJKLMNPRSTVWXYZ";
        var three = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            three.append(consonants.charAt(dice.below(consonants.length())));
        }
        return switch (dice.below(4)) {
            case 0 -> dice.digits(4) + " " + three;
            case 1 -> dice.digits(4) + "-" + three;
            case 2 -> dice.pick("M", "B", "SE", "MA") + "-" + dice.digits(4) + "-" + dice.letters(2);
            default -> dice.digits(4) + three;
        };
    }

    private String mac() {
        var gap = dice.pick(":", "-");
        var pairs = new String[6];
        Arrays.setAll(pairs, i -> "%02x".formatted(dice.below(256)));
        pairs[0] = "0" + dice.below(10);
        var mac = String.join(gap, pairs);
        return dice.coin() ? mac : mac.toUpperCase(Locale.ROOT);
    }

    private String coordinates() {
        double latitude = dice.share() * 178 - 89;
        double longitude = dice.share() * 358 - 179;
        return String.format(Locale.ROOT, dice.pick("%.6f, %.6f", "%.5f,%.5f", "%.4f, %.4f"), latitude, longitude);
    }
}
