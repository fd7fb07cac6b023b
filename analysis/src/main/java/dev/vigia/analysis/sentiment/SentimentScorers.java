package dev.vigia.analysis.sentiment;

import dev.vigia.analysis.text.CleanText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
     * @throws IllegalArgumentException for a language without a model
     */
    public static SentimentScorers load(List<String> languages, @Nullable Path voiceModel) {
        return of(languages, voices(voiceModel));
    }

    /** The same, with the voices that can speak now: the same texts get the same answers from the first one on. */
    public static SentimentScorers loadWithVoices(List<String> languages, @Nullable Path voiceModel) {
        return of(languages, readyVoices(voiceModel));
    }

    private static SentimentScorers of(List<String> languages, List<SentimentVoice> voices) {
        return new SentimentScorers(languages.stream()
                .map(language -> new LinearSentimentScorer(shipped(language), voices))
                .toList());
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

    private static LinearModel shipped(String language) {
        String name = "linear-" + language + ".model";
        try (InputStream in = SentimentScorers.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no sentiment model for language " + language);
            }
            return LinearModel.read(new BufferedInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
