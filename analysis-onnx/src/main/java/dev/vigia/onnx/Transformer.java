package dev.vigia.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A folder with {@code model.onnx} and {@code tokenizer.json}, as the exporters of transformers write it. Thread-safe.
 * A program keeps one for each model that was named, until it ends.
 */
final class Transformer implements AutoCloseable {
    /** Pieces of a text that are read: attention costs their square. */
    private static final int MOST_PIECES = 128;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final WordPieces pieces;

    private Transformer(Path folder) throws IOException {
        pieces = WordPieces.read(folder.resolve("tokenizer.json"));
        Path model = folder.resolve("model.onnx");
        if (!Files.isReadable(model)) {
            throw new IOException("there is no " + model);
        }
        try (var options = new OrtSession.SessionOptions()) {
            // Texts are judged side by side; a text is too small to be shared between processors.
            options.setIntraOpNumThreads(1);
            session = environment.createSession(model.toString(), options);
        } catch (OrtException e) {
            throw new IOException(model + ": " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException in one clear message when the folder holds no such model */
    static Transformer open(Path folder) {
        try {
            return new Transformer(folder);
        } catch (IOException e) {
            throw new IllegalArgumentException("ONNX model " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("closing an ONNX model failed", e);
        }
    }

    /**
     * The first output for one text: a row of logits for a classifier, a row for each piece for an encoder.
     *
     * @throws IllegalArgumentException when the model has another shape or fails
     */
    float[][] rows(String text) {
        long[] ids = pieces.ids(text, MOST_PIECES);
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (String input : session.getInputNames()) {
                inputs.put(input, OnnxTensor.createTensor(environment, new long[][] {values(input, ids)}));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                Object output = result.get(0).getValue();
                if (output instanceof float[][] logits) {
                    return logits;
                }
                if (output instanceof float[][][] states) {
                    return states[0];
                }
                throw new IllegalArgumentException("the ONNX model's first output has an unknown shape");
            }
        } catch (OrtException e) {
            throw new IllegalArgumentException("the ONNX model failed: " + e.getMessage(), e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static long[] values(String input, long[] ids) {
        return switch (input) {
            case "input_ids" -> ids;
            case "attention_mask" -> ones(ids.length);
            case "token_type_ids" -> new long[ids.length];
            default -> throw new IllegalArgumentException("the ONNX model wants an unknown input " + input);
        };
    }

    private static long[] ones(int length) {
        long[] ones = new long[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
