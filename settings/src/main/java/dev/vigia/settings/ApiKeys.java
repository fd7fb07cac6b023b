package dev.vigia.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The API keys that a program accepts. Settings hold only SHA-256 hashes of the tokens; tokens are long random
 * strings, so a plain hash is enough. Format of the setting: {@code name:role:sha256hex}, separated by commas.
 */
public final class ApiKeys {
    /** Who presented a token. */
    public record Identity(String name, Role role) {}

    private record Entry(Identity identity, byte[] hash) {}

    private static final HexFormat HEX = HexFormat.of();

    private final List<Entry> entries;

    private ApiKeys(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Reads the keys from a setting; a malformed entry is noted in the settings' problems, without its hash. */
    public static ApiKeys from(Settings settings, String name) {
        var entries = new ArrayList<Entry>();
        for (var item : settings.list(name)) {
            var parts = item.split(":", -1);
            var role = parts.length == 3 ? Role.parse(parts[1]) : Optional.<Role>empty();
            if (role.isEmpty() || parts[0].isEmpty() || !parts[2].matches("[0-9a-f]{64}")) {
                settings.problem(name + " has an entry (\"" + parts[0]
                        + ":…\") that is not name:admin|analyst|viewer|ingest:64 hexadecimal digits.");
            } else {
                entries.add(new Entry(new Identity(parts[0], role.get()), HEX.parseHex(parts[2])));
            }
        }
        return new ApiKeys(entries);
    }

    /** The form in which a token stands in the settings. */
    public static String hash(String token) {
        return HEX.formatHex(sha256(token));
    }

    /** Looks a token up. The time taken does not depend on how much of a hash agrees. */
    public Optional<Identity> authenticate(String token) {
        var hash = sha256(token);
        Optional<Identity> found = Optional.empty();
        for (var entry : entries) {
            if (MessageDigest.isEqual(entry.hash, hash) && found.isEmpty()) {
                found = Optional.of(entry.identity);
            }
        }
        return found;
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
