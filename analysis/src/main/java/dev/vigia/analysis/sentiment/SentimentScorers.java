package dev.vigia.analysis.sentiment;

import dev.vigia.analysis.text.CleanText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The scorers of the configured languages, and the choice among them. */
public final class SentimentScorers {
    private static final Duration VOICE_LOADS_WITHIN = Duration.ofSeconds(20);

    private final Map<String, SentimentScorer> scorers = new LinkedHashMap<>();

    /** With scorers of one's own, e.g. one that asks a transformer. */
    public SentimentScorers(Collection<? extends SentimentScorer> scorers) {
        if (scorers.isEmpty()) {
            throw new IllegalArgumentException("at least one sentiment scorer is needed");
        }
        scorers.forEach(scorer -> this.scorers.put(scorer.language(), scorer));
    }

    /**
     * Loads the shipped models of {@code languages} and every voice on the class path; a voice joins when it can.
     *
     * @param voiceModel the file that voices read, present now or later; null for none
     * @param transformers by language, models that judge in place of the shipped one
     * @throws IllegalArgumentException for a language without a model, or a transformer that cannot be read
     */
    public static SentimentScorers load(
            List<String> languages, @Nullable Path voiceModel, Map<String, Path> transformers) {
        return of(languages, voices(voiceModel), transformers);
    }

    /** The same without transformers. */
    public static SentimentScorers load(List<String> languages, @Nullable Path voiceModel) {
        return load(languages, voiceModel, Map.of());
    }

    /** Without transformers, and with the voices that can speak now. */
    public static SentimentScorers loadWithVoices(List<String> languages, @Nullable Path voiceModel) {
        return loadWithVoices(languages, voiceModel, Map.of());
    }

    /** With the voices that can speak now: the same texts get the same answers from the first one on. */
    public static SentimentScorers loadWithVoices(
            List<String> languages, @Nullable Path voiceModel, Map<String, Path> transformers) {
        return of(languages, readyVoices(voiceModel), transformers);
    }

    private static SentimentScorers of(
            List<String> languages, List<SentimentVoice> voices, Map<String, Path> transformers) {
        return new SentimentScorers(languages.stream()
                .map(language -> {
                    Path transformer = transformers.get(language);
                    return transformer == null
                            ? new LinearSentimentScorer(shipped(language), voices)
                            : transformer(language, transformer);
                })
                .toList());
    }

    /**
     * Whether all {@code transformers} (by language) can be read here, before work is handed to others that read them.
     *
     * @throws IllegalArgumentException in one clear message for the first that cannot
     */
    public static void check(Map<String, Path> transformers) {
        transformers.forEach((language, model) -> transformer(language, model).close());
    }

    private static SentimentScorer transformer(String language, Path model) {
        return ServiceLoader.load(SentimentScorer.Provider.class, SentimentScorer.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "sentiment by " + model + " needs the module analysis-onnx on the class path"))
                .open(language, model);
    }

    /** The scorer of one language with the shipped model. */
    public static SentimentScorer shipped(String language, @Nullable Path voiceModel) {
        return new LinearSentimentScorer(shipped(language), readyVoices(voiceModel));
    }

    /** A scorer with a model file of one's own, as {@code sentiment train} writes it. */
    public static SentimentScorer fromFile(Path model, @Nullable Path voiceModel) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(model))) {
            return new LinearSentimentScorer(LinearModel.read(in), readyVoices(voiceModel));
        }
    }

    /** Judges by the scorer of {@code language}; for another language by the one that is surest. */
    public Sentiment score(CleanText text, String language) {
        SentimentScorer scorer = scorers.get(language);
        return scorer != null ? scorer.score(text) : surest(text);
    }

    private Sentiment surest(CleanText text) {
        return scorers.values().stream()
                .map(scorer -> scorer.score(text))
                .reduce((a, b) -> Math.abs(b.score()) > Math.abs(a.score()) ? b : a)
                .orElseThrow();
    }

    /** Every voice on the class path that can speak now, waiting for those that are being read. */
    public static List<SentimentVoice> readyVoices(@Nullable Path model) {
        return voices(model).stream()
                .filter(voice -> voice.await(VOICE_LOADS_WITHIN))
                .toList();
    }

    private static List<SentimentVoice> voices(@Nullable Path model) {
        return ServiceLoader.load(SentimentVoice.Provider.class, SentimentVoice.class.getClassLoader()).stream()
                .map(provider -> provider.get().open(model))
                .toList();
    }

    /**
     * A module on the class path may bring a model that this one must not contain, because of its licence:
     * {@code /META-INF/vigia/linear-LANGUAGE.model}.
     */
    private static LinearModel shipped(String language) {
        String name = "linear-" + language + ".model";
        URL brought = SentimentScorers.class.getResource("/META-INF/vigia/" + name);
        URL model = brought == null ? SentimentScorers.class.getResource(name) : brought;
        if (model == null) {
            throw new IllegalArgumentException("no sentiment model for language " + language
                    + ": train one by vigia sentiment train, and put it on the class path as META-INF/vigia/" + name);
        }
        try (InputStream in = new BufferedInputStream(model.openStream(), 1 << 16)) {
            return LinearModel.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + model, e);
        }
    }
}
