// SPDX-License-Identifier: GPL-3.0-or-later
package dev.vigia.corenlp;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** CoreNLP's model file, which the build unpacks unless it runs with {@code -Dvigia.model.skip}. */
final class ModelUnderTest {
    private ModelUnderTest() {}

    static Path path() {
        Path path = pathOrNull();
        assumeThat(path)
                .as("skipped: the model was not unpacked (-Dvigia.model.skip)")
                .isNotNull();
        return path;
    }

    /** For tests that run without it, too. */
    static @Nullable Path pathOrNull() {
        Path path = Path.of(System.getProperty("vigia.sentiment.model", "absent"));
        return Files.exists(path) ? path : null;
    }
}
