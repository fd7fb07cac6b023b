package dev.vigia.analysis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vigia.analysis.language.LanguageDetector;
import dev.vigia.analysis.language.LanguageGuess;
import dev.vigia.analysis.sentiment.Sentiment;
import dev.vigia.analysis.sentiment.SentimentScorers;
import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.topics.TaxonomyClassifier;
import dev.vigia.analysis.topics.TopicClassifier;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Language, sentiment and topic of a message: the one way in for the insights job and the command line alike.
 * Loads in a second or two; not thread-safe: one instance per operator, or a {@link #twin} for each thread.
 */
public final class MessageAnalyzer {
    private static final int REMEMBERED = 4_096;
    private static final int LONGEST_REMEMBERED = 64;
    private static final Duration REMEMBERED_FOR = Duration.ofSeconds(10);

    private final LanguageDetector languages;
    private final SentimentScorers sentiment;
    private final TopicClassifier topics;

    /**
     * "ok", "gracias" and the questions behind buttons come again and again. A few seconds, so that an answer from
     * before a voice joined does not outlive it for long.
     */
    private final Cache<String, MessageAnalysis> seen = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .executor(Runnable::run)
            .build();

    public MessageAnalyzer(LanguageDetector languages, SentimentScorers sentiment, TopicClassifier topics) {
        this.languages = languages;
        this.sentiment = sentiment;
        this.topics = topics;
    }

    /**
     * For a program that keeps running: further sentiment voices join when their model is there.
     *
     * @throws IllegalArgumentException for an unsupported language
     */
    public static MessageAnalyzer load(AnalysisSettings settings) {
        return load(settings, new TaxonomyClassifier(settings.taxonomy()));
    }

    /** The same with another classifier of topics than the taxonomy's, e.g. a trained one. */
    public static MessageAnalyzer load(AnalysisSettings settings, TopicClassifier topics) {
        var sentiment = SentimentScorers.load(settings.languages(), settings.sentimentModel(), settings.transformers());
        return new MessageAnalyzer(new LanguageDetector(settings.languages()), sentiment, topics);
    }

    /** For a program that judges a file and ends: waits for the voices whose model is there now. */
    public static MessageAnalyzer loadWithVoices(AnalysisSettings settings) {
        return loadWithVoices(settings, new TaxonomyClassifier(settings.taxonomy()));
    }

    /** The same with another classifier of topics than the taxonomy's, e.g. a trained one. */
    public static MessageAnalyzer loadWithVoices(AnalysisSettings settings, TopicClassifier topics) {
        // Beside the voices' models: each takes about a second.
        CompletableFuture<LanguageDetector> languages =
                CompletableFuture.supplyAsync(() -> new LanguageDetector(settings.languages()));
        var sentiment = SentimentScorers.loadWithVoices(
                settings.languages(), settings.sentimentModel(), settings.transformers());
        return new MessageAnalyzer(languages.join(), sentiment, topics);
    }

    /** Another one for another thread, which shares all that was loaded. */
    public MessageAnalyzer twin() {
        return new MessageAnalyzer(languages.twin(), sentiment, topics);
    }

    /** Detects the language, then judges. Any text gets an answer. */
    public MessageAnalysis analyze(String text) {
        CleanText clean = CleanText.of(text);
        return analyze(clean, languages.detect(clean));
    }

    /** Judges a text whose language is known or was settled by the conversation. */
    public MessageAnalysis analyze(CleanText text, LanguageGuess language) {
        if (text.text().length() > LONGEST_REMEMBERED || text.truncated()) {
            return judge(text, language);
        }
        String key = language.language() + ' ' + text.text();
        MessageAnalysis known = seen.getIfPresent(key);
        if (known == null || !known.language().equals(language)) {
            known = judge(text, language);
            seen.put(key, known);
        }
        return known;
    }

    private MessageAnalysis judge(CleanText text, LanguageGuess language) {
        Sentiment judged = sentiment.score(text, language.language());
        return new MessageAnalysis(
                language, judged, topics.classify(text, language.language()), topics.version(), text.truncated());
    }

    /** The language of the text alone. */
    public LanguageGuess detect(CleanText text) {
        return languages.detect(text);
    }
}
