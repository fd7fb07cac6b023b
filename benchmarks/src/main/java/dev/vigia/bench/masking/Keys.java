package dev.vigia.bench.masking;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Keys, tokens and addresses of money. */
final class Keys {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private final Dice dice;

    Keys(Dice dice) {
        this.dice = dice;
    }

    String jwt() {
        var header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
        var payload = "{\"sub\":\"" + dice.digits(8) + "\",\"name\":\"" + dice.word(6) + "\"}";
        var signature = dice.bytes(32);
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + "."
                + encoder.encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + "."
                + encoder.encodeToString(signature);
    }

    String apiKey() {
        return switch (dice.below(6)) {
            case 0 -> "sk-proj-" + dice.token(40);
            case 1 -> "AKIA" + dice.token(15).toUpperCase(Locale.ROOT) + dice.from(2, 7);
            case 2 -> "ghp_" + dice.token(36);
            case 3 -> "sk_live_" + dice.token(24);
            case 4 -> "xoxb-" + dice.digits(11) + "-" + dice.token(20);
            default -> "AIza" + dice.token(35);
        };
    }

    String wallet() {
        if (dice.coin()) {
            var bytes = dice.bytes(20);
            return "0x" + HexFormat.of().formatHex(bytes);
        }
        var payload = dice.bytes(21);
        payload[0] = (byte) (dice.coin() ? 0 : 5);
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
}
