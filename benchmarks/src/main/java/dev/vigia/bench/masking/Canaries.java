package dev.vigia.bench.masking;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Made-up values that look real, of every kind; check digits follow the issuers' published rules. */
final class Canaries {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
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

    private final Random random;
    private final Map<String, Supplier<String>> makers = new LinkedHashMap<>();

    Canaries(Random random) {
        this.random = random;
        makers.put("EMAIL", this::email);
        makers.put("PHONE", this::phone);
        makers.put("CARD", this::card);
        makers.put("IBAN", this::iban);
        makers.put("IP", this::address);
        makers.put("DNI", this::dni);
        makers.put("NIE", this::nie);
        makers.put("CIF", this::cif);
        makers.put("ACCOUNT", this::account);
        makers.put("SSN", () -> "%03d-%02d-%04d".formatted(from(1, 665), from(1, 99), from(1, 9999)));
        makers.put("PASSPORT", () -> random.nextBoolean() ? letters(3) + digits(6) : digits(9));
        makers.put("PLATE", this::plate);
        makers.put("MAC", this::mac);
        makers.put("COORDINATES", this::coordinates);
        makers.put("CREDENTIALS", () -> pick("admin", "ana", "root", "svc") + ":" + word(8) + from(1, 99));
        makers.put("JWT", this::jwt);
        makers.put("API_KEY", this::apiKey);
        makers.put("WALLET", this::wallet);
        makers.put("SECRET", () -> word(4) + from(10, 999) + pick("!", "#", "", "x"));
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
        return pick(NAMES) + (random.nextInt(3) == 0 ? "+" + from(1, 99) : "") + "@" + pick(DOMAINS);
    }

    private String phone() {
        var mobile = pick("6", "71", "72", "73") + digits(8);
        var spanish = mobile.substring(0, 9);
        var fixed = pick("91", "93", "95", "96") + from(2, 8) + digits(6);
        var american = pick("212", "415", "305", "617", "713") + from(2, 9) + pick("23", "34", "45", "67") + digits(4);
        var british = "07" + pick("400", "500", "801", "860") + digits(6);
        return switch (random.nextInt(12)) {
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
            default -> "+49 30 " + from(2, 8) + digits(7);
        };
    }

    /** The check digit by trying all ten against the definition of Luhn's sum. */
    private String card() {
        var scheme = pick("4", "51", "55", "2221", "34", "37", "6011", "36");
        int length = scheme.startsWith("3") && !scheme.equals("36") ? 15 : scheme.equals("36") ? 14 : 16;
        var body = scheme + digits(length - scheme.length() - 1);
        var number = body;
        for (char check = '0'; check <= '9'; check++) {
            number = luhnSum(body + check) % 10 == 0 ? body + check : number;
        }
        var gap = pick("", " ", "-");
        return length == 15
                ? number.substring(0, 4) + gap + number.substring(4, 10) + gap + number.substring(10)
                : grouped(number, gap);
    }

    private static int luhnSum(String number) {
        int sum = 0;
        boolean twice = false;
        for (char c : new StringBuilder(number).reverse().toString().toCharArray()) {
            int value = Character.getNumericValue(c) * (twice ? 2 : 1);
            sum += value / 10 + value % 10;
            twice = !twice;
        }
        return sum;
    }

    private String iban() {
        var country = pick("ES", "DE", "FR", "GB", "NL", "PT", "IT");
        var body =
                switch (country) {
                    case "ES" -> digits(20);
                    case "DE" -> digits(18);
                    case "FR" -> digits(10) + letters(2) + digits(11);
                    case "GB" -> letters(4) + digits(14);
                    case "NL" -> letters(4) + digits(10);
                    case "PT" -> digits(21);
                    default -> letters(1) + digits(22);
                };
        var expanded = new StringBuilder();
        for (char c : (body + country + "00").toCharArray()) {
            expanded.append(Integer.parseInt(String.valueOf(c), 36));
        }
        int check = 98
                - new BigInteger(expanded.toString())
                        .mod(BigInteger.valueOf(97))
                        .intValue();
        return grouped("%s%02d%s".formatted(country, check, body), pick("", " "));
    }

    private String address() {
        if (random.nextBoolean()) {
            return from(1, 223) + "." + from(0, 255) + "." + from(0, 255) + "." + from(1, 254);
        }
        return random.nextBoolean()
                ? "2001:db8:%x:%x:%x:%x:%x:%x"
                        .formatted(
                                from(1, 65535),
                                from(0, 65535),
                                from(0, 65535),
                                from(0, 65535),
                                from(0, 65535),
                                from(1, 9))
                : "fe80::%x:%x".formatted(from(1, 65535), from(1, 65535));
    }

    private static char control(int number) {
        return new char[] {
                    'T', 'R', 'W', 'A', 'G', 'M', 'Y', 'F', 'P', 'D', 'X', 'B', 'N', 'J', 'Z', 'S', 'Q', 'V', 'H', 'L',
                    'C', 'K', 'E'
                }
                [number % 23];
    }

    private String dni() {
        int number = from(1_000_000, 99_999_999);
        var text = "%08d".formatted(number);
        return switch (random.nextInt(4)) {
            case 0 -> text + "-" + control(number);
            case 1 ->
                text.substring(0, 2) + "." + text.substring(2, 5) + "." + text.substring(5) + "-" + control(number);
            case 2 -> text + Character.toLowerCase(control(number));
            default -> text + control(number);
        };
    }

    private String nie() {
        int prefix = random.nextInt(3);
        var number = digits(7);
        char control = control(Integer.parseInt(prefix + number));
        return random.nextBoolean()
                ? "XYZ".charAt(prefix) + number + control
                : "XYZ".charAt(prefix) + "-" + number + "-" + control;
    }

    private String cif() {
        var number = digits(7);
        int even = 0;
        int odd = 0;
        for (int i = 0; i < 7; i++) {
            int digit = Character.digit(number.charAt(i), 10);
            if (i % 2 == 0) {
                odd += Math.floorMod(digit * 2, 10) + (digit > 4 ? 1 : 0);
            } else {
                even += digit;
            }
        }
        int check = Math.floorMod(-(odd + even), 10);
        return pick("A", "B") + number + check;
    }

    /** Weights are the powers of two, modulo eleven. */
    private String account() {
        var bank = pick("2100", "0049", "0182", "2085") + digits(4);
        var number = digits(10);
        var checks = "" + elevenCheck("00" + bank) + elevenCheck(number);
        return random.nextBoolean()
                ? bank + checks + number
                : bank.substring(0, 4) + " " + bank.substring(4) + " " + checks + " " + number;
    }

    private static int elevenCheck(String ten) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += Character.digit(ten.charAt(i), 10) * ((1 << i) % 11);
        }
        int check = Math.floorMod(11 - Math.floorMod(sum, 11), 11);
        return check == 10 ? 1 : check;
    }

    private String plate() {
        var consonants = "BCDFGHJKLMNPRSTVWXYZ";
        var three = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            three.append(consonants.charAt(random.nextInt(consonants.length())));
        }
        return switch (random.nextInt(4)) {
            case 0 -> digits(4) + " " + three;
            case 1 -> digits(4) + "-" + three;
            case 2 -> pick("M", "B", "SE", "MA") + "-" + digits(4) + "-" + letters(2);
            default -> digits(4) + three;
        };
    }

    private String mac() {
        var gap = pick(":", "-");
        var pairs = new String[6];
        Arrays.setAll(pairs, i -> "%02x".formatted(random.nextInt(256)));
        pairs[0] = "0" + random.nextInt(10);
        var mac = String.join(gap, pairs);
        return random.nextBoolean() ? mac : mac.toUpperCase(Locale.ROOT);
    }

    private String coordinates() {
        double latitude = random.nextDouble() * 178 - 89;
        double longitude = random.nextDouble() * 358 - 179;
        return String.format(Locale.ROOT, pick("%.6f, %.6f", "%.5f,%.5f", "%.4f, %.4f"), latitude, longitude);
    }

    private String jwt() {
        var header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
        var payload = "{\"sub\":\"" + digits(8) + "\",\"name\":\"" + word(6) + "\"}";
        var signature = new byte[32];
        random.nextBytes(signature);
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + "."
                + encoder.encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + "."
                + encoder.encodeToString(signature);
    }

    private String apiKey() {
        return switch (random.nextInt(6)) {
            case 0 -> "sk-proj-" + token(40);
            case 1 -> "AKIA" + token(15).toUpperCase(Locale.ROOT) + from(2, 7);
            case 2 -> "ghp_" + token(36);
            case 3 -> "sk_live_" + token(24);
            case 4 -> "xoxb-" + digits(11) + "-" + token(20);
            default -> "AIza" + token(35);
        };
    }

    private String wallet() {
        if (random.nextBoolean()) {
            var bytes = new byte[20];
            random.nextBytes(bytes);
            return "0x" + HexFormat.of().formatHex(bytes);
        }
        var payload = new byte[21];
        random.nextBytes(payload);
        payload[0] = (byte) (random.nextBoolean() ? 0 : 5);
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var check = sha.digest(sha.digest(payload));
            var whole = Arrays.copyOf(payload, 25);
            System.arraycopy(check, 0, whole, 21, 4);
            return base58(whole);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private static String base58(byte[] bytes) {
        var text = new StringBuilder();
        for (var rest = new BigInteger(1, bytes); rest.signum() > 0; rest = rest.divide(BigInteger.valueOf(58))) {
            text.append(BASE58.charAt(rest.mod(BigInteger.valueOf(58)).intValue()));
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            text.append('1');
        }
        return text.reverse().toString();
    }

    private static String grouped(String text, String gap) {
        return gap.isEmpty() ? text : text.replaceAll("(.{4})(?=.)", "$1" + gap);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private int from(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    String digits(int count) {
        return characters("0123456789", count);
    }

    String letters(int count) {
        return characters("ABCDEFGHIJKLMNOPQRSTUVWXYZ", count);
    }

    private String word(int count) {
        return characters("abcdefghijklmnopqrstuvwxyz", count);
    }

    /** Letters and digits, with at least one digit. */
    private String token(int count) {
        return characters("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", count - 1)
                + random.nextInt(10);
    }

    private String characters(String alphabet, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
