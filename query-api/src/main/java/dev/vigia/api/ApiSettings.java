package dev.vigia.api;

import dev.vigia.api.http.Server;
import dev.vigia.schema.Database;
import dev.vigia.settings.ApiKeys;
import dev.vigia.settings.Settings;

/**
 * What the program is told from outside.
 *
 * @param kafkaBootstrap where Kafka is, {@code host:port}
 */
record ApiSettings(Server.Address address, Database database, String kafkaBootstrap, ApiKeys keys) {
    /** @throws dev.vigia.settings.SettingsException naming every problem */
    static ApiSettings from(Settings settings) {
        var read = new ApiSettings(
                new Server.Address(settings.text("VIGIA_API_HOST", "127.0.0.1"), settings.port("VIGIA_API_PORT", 8080)),
                Database.from(settings),
                settings.text("VIGIA_KAFKA_BOOTSTRAP", "127.0.0.1:9092"),
                ApiKeys.from(settings, "VIGIA_API_KEYS"));
        settings.check();
        return read;
    }
}
