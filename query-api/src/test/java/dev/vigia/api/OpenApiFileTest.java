package dev.vigia.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.api.openapi.OpenApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OpenApiFileTest {
    private static final Path FILE = Path.of("src/main/openapi/openapi.json");

    /** The dashboard generates its types from the file. Run with -Dvigia.openapi.write=true to write it again. */
    @Test
    void theFileInTheRepositoryIsWhatTheServerServes() throws IOException {
        var served = OpenApi.document(RoutesForTest.all());
        if (Boolean.getBoolean("vigia.openapi.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, served);
        }
        assertThat(Files.readString(FILE))
                .as("run the test with -Dvigia.openapi.write=true and commit the file")
                .isEqualTo(served);
    }
}
