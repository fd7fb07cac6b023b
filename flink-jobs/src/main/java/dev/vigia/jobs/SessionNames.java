package dev.vigia.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Names conversations that have no id of their own; the same facts give the same name in every job. */
final class SessionNames {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int HASHED = 8;

    private SessionNames() {}

    /**
     * {@code session-20261123T055540123Z-0f1e2d3c4b5a6978}: when it was founded, and of whom, as 64 bits of a hash.
     *
     * @param founded epoch milliseconds
     */
    static String of(String agentId, String userId, long founded) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((agentId + '\0' + userId).getBytes(StandardCharsets.UTF_8));
            return "session-" + TIME.format(Instant.ofEpochMilli(founded)) + "-"
                    + HexFormat.of().formatHex(digest, 0, HASHED);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
