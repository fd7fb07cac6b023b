package dev.vigia.local.home;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.vigia.settings.ApiKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Tokens and keys of one data directory, drawn once and kept in a file that only its owner can read. */
public record Secrets(
        String adminToken, String viewerToken, String ingestToken, String databasePassword, String pseudonymKey) {
    private static final int BYTES = 24;

    /** Reads the file, or draws new secrets and writes it. */
    public static Secrets of(Path file) throws IOException {
        if (Files.exists(file)) {
            return JsonFile.read(file, new TypeReference<Secrets>() {});
        }
        SecureRandom random = new SecureRandom();
        Secrets drawn = new Secrets(draw(random), draw(random), draw(random), draw(random), draw(random));
        JsonFile.write(file, drawn);
        return drawn;
    }

    /** The value of {@code VIGIA_API_KEYS}: names, roles and hashes. */
    public String apiKeys() {
        return "admin:admin:" + ApiKeys.hash(adminToken)
                + ",viewer:viewer:" + ApiKeys.hash(viewerToken)
                + ",ingest:ingest:" + ApiKeys.hash(ingestToken);
    }

    @Override
    public String toString() {
        return "Secrets[***]";
    }

    private static String draw(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
