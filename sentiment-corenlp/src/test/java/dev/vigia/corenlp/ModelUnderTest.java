// SPDX-License-Identifier: GPL-3.0-or-later
package dev.vigia.corenlp;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** CoreNLP's model file, which the build unpacks unless it runs with {@code -Dvigia.model.skip}. */
final class ModelUnderTest {
    private ModelUnderTest() {}

    static Path path() {
        Path path = Path.of(System.getProperty("vigia.sentiment.model", "absent"));
        assumeThat(Files.exists(path))
                .as("skipped: the model was not unpacked (-Dvigia.model.skip)")
                .isTrue();
        return path;
    }
}
