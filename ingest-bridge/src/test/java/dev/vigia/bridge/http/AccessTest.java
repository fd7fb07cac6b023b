package dev.vigia.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.settings.ApiKeys;
import dev.vigia.settings.Role;
import dev.vigia.settings.Settings;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
    private static final Access ACCESS = new Access(ApiKeys.from(
            Settings.of(Map.of(
                    "KEYS",
                    String.join(
                            ",",
                            Stream.of(Role.values())
                                    .map(role -> role.label() + ":" + role.label() + ":"
                                            + ApiKeys.hash(role.label() + "-token"))
                                    .toList()))),
            "KEYS"));

    private static int status(String authorization) {
        Endpoint endpoint = ACCESS.only(
                (call, identity) -> CompletableFuture.completedFuture(Answer.empty(200)), Role.INGEST);
        return endpoint.answer(new Call("GET", "/", Map.of("authorization", authorization), new byte[0]))
                .join()
                .status();
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer ingest-token,200",
        "bearer admin-token,200",
        "Bearer viewer-token,403",
        "Bearer analyst-token,403",
        "Bearer nobody,401",
        "Basic ingest-token,401",
        "ingest-token,401"
    })
    void rolesDecide(String authorization, int status) {
        assertThat(status(authorization)).isEqualTo(status);
    }

    @Test
    void routesTellUnknownPathsFromUnknownMethods() {
        var routes = new Routes()
                .on("GET", "/a", Endpoint.immediate(call -> Answer.empty(200)))
                .on("GET", "/below/", Endpoint.immediate(call -> Answer.text(200, "text/plain", call.path())));

        assertThat(routes.answer(call("GET", "/a")).join().status()).isEqualTo(200);
        assertThat(routes.answer(call("PUT", "/a")).join().status()).isEqualTo(405);
        assertThat(routes.answer(call("GET", "/a/b")).join().status()).isEqualTo(404);
        assertThat(routes.answer(call("GET", "/below/x")).join().body()).asString().isEqualTo("/below/x");
    }

    private static Call call(String method, String path) {
        return new Call(method, path, Map.of(), new byte[0]);
    }
}
