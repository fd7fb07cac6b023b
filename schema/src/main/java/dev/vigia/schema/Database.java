package dev.vigia.schema;

import dev.vigia.settings.Secret;
import dev.vigia.settings.Settings;

/**
 * Where PostgreSQL is.
 *
 * @param url JDBC URL without user and password
 */
public record Database(String url, String user, Secret password) {
    /** Reads {@code VIGIA_DB_URL}, {@code VIGIA_DB_USER} and {@code VIGIA_DB_PASSWORD}. */
    public static Database from(Settings settings) {
        return new Database(
                settings.text("VIGIA_DB_URL", "jdbc:postgresql://127.0.0.1:5433/vigia"),
                settings.text("VIGIA_DB_USER", "vigia"),
                settings.secret("VIGIA_DB_PASSWORD", "vigia"));
    }
}
