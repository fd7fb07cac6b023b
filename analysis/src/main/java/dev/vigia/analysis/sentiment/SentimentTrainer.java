package dev.vigia.analysis.sentiment;

import dev.vigia.analysis.sentiment.LinearModel.Header;
import dev.vigia.analysis.sentiment.MaximumEntropy.Example;
import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.text.Tokenizer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Fits the linear model of one language. The same rows, lexicons and voices give the same file, byte for byte:
 * one thread, fixed order, fixed seed, {@link StrictMath}.
 */
public final class SentimentTrainer {
    private static final int FOLDS = 5;
    private static final long SEED = 7;
    private static final int ITERATIONS = 80;
    private static final double PENALTY = 1.5;
    private static final double DENSE_PENALTY = 0.5;

    private static final double WORD_WEIGHT = 0.3;
    private static final double MEANING_PENALTY = 0.5;
    private static final double[] SHARES = {0, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5};

    private final String language;
    private final List<SentimentVoice> voices;
    private final List<WordValues> lists;
    private final Optional<WordVectors> vectors;
    private final FeatureExtractor extractor;
    private final List<LabelledText> rows = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();
    private final List<Example> meanings = new ArrayList<>();
    private final List<Example> lexiconExamples = new ArrayList<>();

    /** @param voices those of other languages are ignored; those that cannot speak get no weights */
    public SentimentTrainer(String language, List<SentimentVoice> voices) {
        this(language, voices, List.of(), Optional.empty());
    }

    private SentimentTrainer(
            String language, List<SentimentVoice> voices, List<WordValues> lists, Optional<WordVectors> vectors) {
        this.language = language;
        this.voices = voices.stream()
                .filter(voice -> voice.language().equals(language))
                .toList();
        this.lists = lists;
        this.vectors = vectors;
        this.extractor = new FeatureExtractor(Lexicon.of(language), lists);
    }

    /**
     * With knowledge beside the rows, all of which the model file will carry.
     *
     * @param lexicons {@code word<TAB>value}; the words of the first are faint examples of their own, too
     * @param vectors a word and its components in a line, between spaces; null for none
     */
    public static SentimentTrainer informed(
            String language, List<SentimentVoice> voices, List<Path> lexicons, @Nullable Path vectors)
            throws IOException {
        List<WordValues> lists = new ArrayList<>();
        for (Path lexicon : lexicons) {
            lists.add(WordValues.read(lexicon));
        }
        var trainer = new SentimentTrainer(
                language, voices, lists, vectors == null ? Optional.empty() : Optional.of(WordVectors.read(vectors)));
        if (!lexicons.isEmpty()) {
            WordValues.rows(lexicons.get(0)).forEach(row -> trainer.addWord(row.word(), row.value(), WORD_WEIGHT));
        }
        return trainer;
    }

    /** @param weight how much the row counts; more than 1 for texts of the kind that will be judged */
    public void add(LabelledText row, double weight) {
        rows.add(row);
        Features features = features(row.text());
        examples.add(new Example(features, row.label().ordinal(), weight));
        vectors.ifPresent(known -> meanings.add(new Example(
                MeaningView.features(known, features.forms), row.label().ordinal(), weight)));
    }

    /** A judging word as a faint example of its own: it teaches words that the rows do not show. */
    public void addWord(String word, double value, double weight) {
        SentimentLabel label = value > 0 ? SentimentLabel.POSITIVE : SentimentLabel.NEGATIVE;
        lexiconExamples.add(
                new Example(features(CleanText.of(word)), label.ordinal(), weight * Math.min(1, Math.abs(value) / 3)));
    }

    private Features features(CleanText text) {
        return extractor.of(Tokenizer.tokens(text));
    }

    /**
     * What training found, on rows that were left out, five folds; rows that count more than once help to train, but
     * are not scored.
     *
     * @param crossValidated by the model alone
     * @param withVoices with the voices that could speak
     */
    public record Result(Confusion crossValidated, Confusion withVoices, String trainedOn) {}

    /** Fits, calibrates, and writes the model. */
    public Result train(String version, String sources, OutputStream to) throws IOException {
        double[][] unseen = crossValidate(examples, lexiconExamples, PENALTY, DENSE_PENALTY);
        double share = 0;
        if (vectors.isPresent()) {
            double[][] second = crossValidate(meanings, List.of(), MEANING_PENALTY, MEANING_PENALTY);
            share = share(unseen, second);
            for (int i = 0; i < unseen.length; i++) {
                add(unseen[i], second[i], share);
            }
        }
        double temperature = calibration(unseen).temperature();
        for (double[] logits : unseen) {
            for (int label = 0; label < logits.length; label++) {
                logits[label] /= temperature;
            }
        }
        Confusion plain = confusion(unseen);
        Map<String, double[]> blends = new HashMap<>();
        double[][] joined = blends(unseen, blends);
        Confusion voiced = confusion(joined);
        String trainedOn = String.format(
                Locale.ROOT,
                "%s; %d rows, %d lexicon words, %d word vectors (share %.2f); cross-validated macro-F1 %.3f, with"
                        + " voices %.3f",
                sources,
                rows.size(),
                lexiconExamples.size(),
                vectors.map(WordVectors::size).orElse(0),
                share,
                plain.macroF1(),
                voiced.macroF1());
        List<Example> all = new ArrayList<>(lexiconExamples);
        all.addAll(examples);
        double[] weights = new MaximumEntropy(all, PENALTY, DENSE_PENALTY).fit(ITERATIONS);
        var header = new Header(language, version, temperature, blends, trainedOn);
        LinearModel.quantise(header, weights, new Knowledge(lists, meaning(share)))
                .write(to);
        return new Result(plain, voiced, trainedOn);
    }

    private Optional<MeaningView> meaning(double share) {
        return share == 0
                ? Optional.empty()
                : vectors.map(known -> MeaningView.of(
                        known, new MaximumEntropy(meanings, MEANING_PENALTY, MEANING_PENALTY).fit(ITERATIONS), share));
    }

    /** Logits of every row by a model that has not seen it. */
    private double[][] crossValidate(List<Example> of, List<Example> always, double penalty, double densePenalty) {
        int[] fold = new int[rows.size()];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < fold.length; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(SEED));
        for (int i = 0; i < fold.length; i++) {
            fold[order.get(i)] = i % FOLDS;
        }
        double[][] logits = new double[fold.length][];
        for (int left = 0; left < FOLDS; left++) {
            List<Example> seen = new ArrayList<>(always);
            for (int i = 0; i < fold.length; i++) {
                if (fold[i] != left) {
                    seen.add(of.get(i));
                }
            }
            double[] weights = new MaximumEntropy(seen, penalty, densePenalty).fit(ITERATIONS);
            for (int i = 0; i < fold.length; i++) {
                if (fold[i] == left) {
                    logits[i] = logits(of.get(i).features(), weights);
                }
            }
        }
        return logits;
    }

    private static double[] logits(Features features, double[] weights) {
        double[] logits = new double[SentimentLabel.values().length];
        for (int i = 0; i < features.size; i++) {
            for (int label = 0; label < logits.length; label++) {
                logits[label] += weights[features.index[i] * logits.length + label] * features.value[i];
            }
        }
        return logits;
    }

    /**
     * How much the second view counts, out of a few shares: the one under which the true labels of unseen rows are least
     * surprising. By macro-F1 the best of so few rows would be chance: three ways to cut the folds chose three shares.
     */
    private double share(double[][] first, double[][] second) {
        double best = 0;
        double least = Double.MAX_VALUE;
        for (double share : SHARES) {
            double[][] both = new double[first.length][];
            for (int i = 0; i < first.length; i++) {
                both[i] = first[i].clone();
                add(both[i], second[i], share);
            }
            double surprise = calibration(both).surprise();
            if (surprise < least) {
                least = surprise;
                best = share;
            }
        }
        return best;
    }

    private static void add(double[] to, double[] from, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }

    /** Over the rows that are scored. */
    private Confusion confusion(double[][] logits) {
        var confusion = new Confusion();
        for (int i = 0; i < logits.length; i++) {
            if (examples.get(i).weight() <= 1) {
                double[] probabilities = logits[i].clone();
                MaximumEntropy.softmax(probabilities);
                confusion.add(rows.get(i).label(), Sentiment.label(probabilities));
            }
        }
        return confusion;
    }

    private record Calibration(double temperature, double surprise) {}

    /** The divisor of the logits, out of a grid, under which the true labels of unseen rows are least surprising. */
    private Calibration calibration(double[][] logits) {
        var best = new Calibration(1, Double.MAX_VALUE);
        for (int step = 4; step <= 60; step++) {
            double temperature = step / 20.0;
            double surprise = 0;
            for (int i = 0; i < logits.length; i++) {
                double[] p = {logits[i][0] / temperature, logits[i][1] / temperature, logits[i][2] / temperature};
                MaximumEntropy.softmax(p);
                surprise -= StrictMath.log(p[rows.get(i).label().ordinal()]);
            }
            if (surprise < best.surprise()) {
                best = new Calibration(temperature, surprise);
            }
        }
        return best;
    }

    /** Fits a blend for each voice that can speak, in their order; answers the joined logits. */
    private double[][] blends(double[][] logits, Map<String, double[]> into) {
        double[][] joined = logits;
        for (SentimentVoice voice : voices) {
            List<Example> inputs = new ArrayList<>();
            List<double[]> signals = new ArrayList<>();
            for (int i = 0; i < joined.length; i++) {
                Optional<double[]> spoken = voice.signals(rows.get(i).text());
                if (spoken.isEmpty()) {
                    break;
                }
                signals.add(spoken.get());
                inputs.add(new Example(
                        VoiceBlend.features(joined[i], spoken.get()),
                        rows.get(i).label().ordinal(),
                        1));
            }
            if (inputs.isEmpty() || inputs.size() < joined.length) {
                continue;
            }
            double[] fitted = new MaximumEntropy(inputs, PENALTY, DENSE_PENALTY).fit(ITERATIONS);
            double[] weights = VoiceBlend.weights(fitted, signals.get(0).length);
            into.put(voice.name(), weights);
            double[][] next = new double[joined.length][];
            for (int i = 0; i < joined.length; i++) {
                next[i] = VoiceBlend.join(joined[i], signals.get(i), weights);
            }
            joined = next;
        }
        return joined;
    }
}
