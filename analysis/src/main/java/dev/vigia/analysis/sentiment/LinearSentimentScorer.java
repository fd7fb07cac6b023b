package dev.vigia.analysis.sentiment;

import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.text.Token;
import dev.vigia.analysis.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The linear model of one language, joined by the voices for which the model has weights. */
final class LinearSentimentScorer implements SentimentScorer {
    /** How much a point of the lexicon weighs beside the n-grams when words are named: its own features sum over words. */
    private static final double LEXICON_SHARE = 0.6;

    private static final int DECIDING_WORDS = 3;

    private final LinearModel model;
    private final FeatureExtractor extractor;
    private final List<SentimentVoice> voices;

    LinearSentimentScorer(LinearModel model, List<SentimentVoice> voices) {
        this.model = model;
        this.extractor = new FeatureExtractor(
                Lexicon.of(language(model)), model.knowledge().lists());
        this.voices = voices.stream()
                .filter(voice -> voice.language().equals(language(model)))
                .filter(voice -> model.header().voices().containsKey(voice.name()))
                .toList();
    }

    private static String language(LinearModel model) {
        return model.header().language();
    }

    @Override
    public String language() {
        return language(model);
    }

    @Override
    public Sentiment score(CleanText text) {
        List<Token> tokens = Tokenizer.tokens(text);
        if (tokens.isEmpty()) {
            return new Sentiment(SentimentLabel.NEUTRAL, 0, 1, 0, model.header().version(), List.of());
        }
        Features features = extractor.of(tokens);
        double[] logits = model.logits(features);
        String version = model.header().version();
        for (SentimentVoice voice : voices) {
            Optional<double[]> signals = voice.signals(text);
            double[] weights = model.header().voices().get(voice.name());
            if (signals.isPresent() && weights != null) {
                logits = VoiceBlend.join(logits, signals.get(), weights);
                version += "+" + voice.name();
            }
        }
        MaximumEntropy.softmax(logits);
        return Sentiment.of(logits, version, decidingWords(tokens, features, Sentiment.label(logits)));
    }

    private List<String> decidingWords(List<Token> tokens, Features features, SentimentLabel label) {
        if (label == SentimentLabel.NEUTRAL) {
            return List.of();
        }
        int opposite = SentimentLabel.values().length - 1 - label.ordinal();
        double[] votes = new double[tokens.size()];
        for (int i = 0; i < features.size; i++) {
            if (features.owner[i] >= 0) {
                int feature = features.index[i];
                votes[features.owner[i]] +=
                        features.value[i] * (model.weight(feature, label.ordinal()) - model.weight(feature, opposite));
            }
        }
        double side = label == SentimentLabel.POSITIVE ? 1 : -1;
        for (int i = 0; i < votes.length; i++) {
            votes[i] += LEXICON_SHARE * side * features.judged[i];
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < votes.length; i++) {
            if (votes[i] > 0.02 && !tokens.get(i).is(Token.Kind.PUNCTUATION)) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingDouble(i -> -votes[i]));
        return order.stream()
                .map(i -> tokens.get(i).text())
                .distinct()
                .limit(DECIDING_WORDS)
                .toList();
    }
}
