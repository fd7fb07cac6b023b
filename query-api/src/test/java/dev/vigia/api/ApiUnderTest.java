package dev.vigia.api;

import dev.vigia.api.http.Server;
import dev.vigia.api.support.Client;
import dev.vigia.schema.Database;
import dev.vigia.settings.ApiKeys;
import dev.vigia.settings.Role;
import dev.vigia.settings.Settings;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The whole program on a free port, with one key for each role; the token of a role is its label and {@code -token}. */
final class ApiUnderTest implements AutoCloseable {
    private final Api api;

    ApiUnderTest(Database database, String kafka, Clock clock) {
        var keys = Arrays.stream(Role.values())
                .map(role -> role.label() + "-key:" + role.label() + ":" + ApiKeys.hash(role.label() + "-token"))
                .collect(Collectors.joining(","));
        var settings = Settings.of(Map.of("VIGIA_API_KEYS", keys));
        api = Api.start(
                new ApiSettings(
                        new Server.Address("127.0.0.1", 0), database, kafka, ApiKeys.from(settings, "VIGIA_API_KEYS")),
                clock);
    }

    Client as(Role role) {
        return new Client(address(), role.label() + "-token");
    }

    Client asNobody() {
        return new Client(address(), null);
    }

    Client withToken(String token) {
        return new Client(address(), token);
    }

    String address() {
        return "http://127.0.0.1:" + api.port();
    }

    @Override
    public void close() {
        api.close();
    }
}
