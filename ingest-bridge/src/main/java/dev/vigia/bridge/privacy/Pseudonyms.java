package dev.vigia.bridge.privacy;

import dev.vigia.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces user ids by keyed pseudonyms (HMAC-SHA-256, cut to 128 bits): one user keeps one pseudonym, and without the
 * key nobody can find out whose it is, not even by trying all ids. Thread-safe.
 */
public final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "u-";
    private static final int BYTES = 16;

    private final Mac prototype;

    public Pseudonyms(Secret key) {
        try {
            prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }

    public String of(String userId) {
        try {
            var mac = ((Mac) prototype.clone()).doFinal(userId.getBytes(StandardCharsets.UTF_8));
            return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, BYTES));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("The platform's " + ALGORITHM + " can be cloned", impossible);
        }
    }
}
