package dev.vigia.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small English sentence encoder, which a library brings as files, laid out as an exporter would. */
final class MiniLm {
    private static final String NAME = "/all-minilm-l6-v2-q";

    private MiniLm() {}

    static Path in(Path directory) throws IOException {
        copy(NAME + ".onnx", directory.resolve("model.onnx"));
        copy(NAME + "-tokenizer.json", directory.resolve("tokenizer.json"));
        return directory;
    }

    private static void copy(String resource, Path to) throws IOException {
        try (InputStream in = MiniLm.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path");
            }
            Files.copy(in, to);
        }
    }
}
