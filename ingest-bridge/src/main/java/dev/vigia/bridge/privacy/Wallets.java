package dev.vigia.bridge.privacy;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Bitcoin addresses (Base58Check, Bech32 by shape) and Ethereum addresses (0x and 40 hexadecimal digits). */
final class Wallets implements Finder {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int SHORTEST = 26;
    private static final int LONGEST = 92;
    private static final int PAYLOAD = 21;
    private static final int CHECK = 4;

    @Override
    public void find(Text text, Findings found) {
        if (!text.hasToken(SHORTEST)) {
            return;
        }
        for (int start : text.digitStarts()) {
            begin(text, start, found);
        }
        for (int start : text.letterStarts()) {
            begin(text, start, found);
        }
    }

    private static void begin(Text text, int start, Findings found) {
        if ("013b".indexOf(text.at(start)) >= 0) {
            int end = text.skip(start, LONGEST, Text::isAlphanumeric);
            if (end - start >= SHORTEST && text.endsAt(end) && isAddress(text.part(start, end))) {
                found.add(start, end, Kind.WALLET.name());
            }
        }
    }

    private static boolean isAddress(String word) {
        if (word.startsWith("0x")) {
            return word.length() == 42 && word.chars().skip(2).allMatch(c -> Text.isHex((char) c));
        }
        if (word.startsWith("bc1")) {
            return word.length() >= 42
                    && word.length() <= 62
                    && word.chars().skip(3).allMatch(c -> BECH32.indexOf(c) >= 0);
        }
        return word.length() <= 35 && isBase58Check(word);
    }

    private static boolean isBase58Check(String word) {
        var value = BigInteger.ZERO;
        for (int i = 0; i < word.length(); i++) {
            int digit = BASE58.indexOf(word.charAt(i));
            if (digit < 0) {
                return false;
            }
            value = value.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
        }
        var bytes = value.toByteArray();
        var whole = new byte[PAYLOAD + CHECK];
        int extra = Math.max(0, bytes.length - whole.length);
        if (extra > 1) {
            return false;
        }
        System.arraycopy(bytes, extra, whole, whole.length - bytes.length + extra, bytes.length - extra);
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            var check = hash.digest(hash.digest(Arrays.copyOf(whole, PAYLOAD)));
            return Arrays.equals(whole, PAYLOAD, whole.length, check, 0, CHECK);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
