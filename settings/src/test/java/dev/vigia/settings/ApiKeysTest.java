package dev.vigia.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    @Test
    void aTokenIsKnownByItsHash() {
        var settings = Settings.of(
                Map.of("KEYS", "ops:admin:" + ApiKeys.hash("secret-a") + ",page:viewer:" + ApiKeys.hash("secret-b")));
        var keys = ApiKeys.from(settings, "KEYS");

        assertThat(keys.authenticate("secret-a")).contains(new ApiKeys.Identity("ops", Role.ADMIN));
        assertThat(keys.authenticate("secret-b")).contains(new ApiKeys.Identity("page", Role.VIEWER));
        assertThat(keys.authenticate("secret-c")).isEmpty();
        assertThat(keys.authenticate("")).isEmpty();
    }

    @Test
    void theHashIsSha256InHexadecimal() {
        // FIPS 180-2, appendix B.1.
        assertThat(ApiKeys.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void malformedEntriesAreNamedWithoutTheirHash() {
        var settings = Settings.of(Map.of("KEYS", "a:admin:123,b:king:" + ApiKeys.hash("x") + ",c"));
        ApiKeys.from(settings, "KEYS");

        assertThatThrownBy(settings::check)
                .hasMessageContainingAll("\"a:…\"", "\"b:…\"", "\"c:…\"")
                .hasMessageNotContaining("123")
                .hasMessageNotContaining(ApiKeys.hash("x"));
    }
}
