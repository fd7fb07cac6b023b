package dev.vigia.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.analysis.sentiment.Sentiment;
import dev.vigia.analysis.sentiment.SentimentLabel;
import dev.vigia.analysis.sentiment.SentimentScorer;
import dev.vigia.analysis.text.CleanText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A transformer that was trained to tell three sentiments apart, in place of the linear model of one language. Its
 * {@code config.json} says which output is which; without one they are negative, neutral, positive. It names no
 * deciding words.
 */
final class OnnxSentimentScorer implements SentimentScorer {
    private static final int CLASSES = 3;

    private final String language;
    private final String version;
    private final Transformer classifier;
    private final SentimentLabel[] labels;

    private OnnxSentimentScorer(String language, Path folder) {
        this.language = language;
        this.version = "onnx-" + folder.toAbsolutePath().normalize().getFileName();
        this.classifier = Transformer.open(folder);
        this.labels = labels(folder.resolve("config.json"));
        // What is no classifier of three shows here and not at the first message.
        score(CleanText.of(""));
    }

    /** Found by {@link java.util.ServiceLoader}. */
    public static final class Provider implements SentimentScorer.Provider {
        @Override
        public SentimentScorer open(String language, Path folder) {
            return new OnnxSentimentScorer(language, folder);
        }
    }

    private static SentimentLabel[] labels(Path config) {
        SentimentLabel[] labels = SentimentLabel.values();
        if (!Files.exists(config)) {
            return labels;
        }
        try {
            JsonNode names = new ObjectMapper().readTree(config.toFile()).path("id2label");
            for (int i = 0; i < CLASSES && names.has(Integer.toString(i)); i++) {
                String name = names.path(Integer.toString(i)).asText().toLowerCase(Locale.ROOT);
                labels[i] = name.startsWith("label_") ? labels[i] : label(name, config);
            }
            return labels;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + config + ": " + e.getMessage(), e);
        }
    }

    private static SentimentLabel label(String name, Path config) {
        return switch (name.substring(0, Math.min(3, name.length()))) {
            case "neg" -> SentimentLabel.NEGATIVE;
            case "neu" -> SentimentLabel.NEUTRAL;
            case "pos" -> SentimentLabel.POSITIVE;
            default -> throw new IllegalArgumentException(config + ": " + name + " is no sentiment");
        };
    }

    @Override
    public String language() {
        return language;
    }

    @Override
    public void close() {
        classifier.close();
    }

    @Override
    public Sentiment score(CleanText text) {
        float[] logits = classifier.rows(text.text())[0];
        if (logits.length != CLASSES) {
            throw new IllegalArgumentException(version + " tells " + logits.length + " classes apart, not " + CLASSES);
        }
        double most = Math.max(logits[0], Math.max(logits[1], logits[2]));
        double total = 0;
        double[] probabilities = new double[CLASSES];
        for (int i = 0; i < CLASSES; i++) {
            double share = Math.exp(logits[i] - most);
            probabilities[labels[i].ordinal()] += share;
            total += share;
        }
        return Sentiment.of(
                probabilities[0] / total, probabilities[1] / total, probabilities[2] / total, version, List.of());
    }
}
