package dev.vigia.analysis.sentiment;

import dev.vigia.analysis.sentiment.LinearModel.Header;
import dev.vigia.analysis.sentiment.MaximumEntropy.Example;
import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.text.Tokenizer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

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

    private final String language;
    private final List<SentimentVoice> voices;
    private final FeatureExtractor extractor;
    private final List<LabelledText> rows = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();
    private final List<Example> lexiconExamples = new ArrayList<>();

    /** @param voices those of other languages are ignored; those that cannot speak get no weights */
    public SentimentTrainer(String language, List<SentimentVoice> voices) {
        this.language = language;
        this.voices = voices.stream()
                .filter(voice -> voice.language().equals(language))
                .toList();
        this.extractor = new FeatureExtractor(Lexicon.of(language));
    }

    /** @param weight how much the row counts; more than 1 for texts of the kind that will be judged */
    public void add(LabelledText row, double weight) {
        rows.add(row);
        examples.add(new Example(features(row.text()), row.label().ordinal(), weight));
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

    /** What training found: the score on rows that were left out, five folds, without and with the voices. */
    public record Result(Confusion crossValidated, Confusion withVoices, String trainedOn) {}

    /** Fits, calibrates, and writes the model. */
    public Result train(String version, String sources, OutputStream to) throws IOException {
        double[][] unseen = crossValidate();
        double temperature = temperature(unseen);
        Confusion plain = new Confusion();
        for (int i = 0; i < rows.size(); i++) {
            for (int label = 0; label < unseen[i].length; label++) {
                unseen[i][label] /= temperature;
            }
            plain.add(rows.get(i).label(), Sentiment.mostProbable(unseen[i]));
        }
        Map<String, double[]> blends = new HashMap<>();
        Confusion joined = blends(unseen, blends);
        String trainedOn = String.format(
                Locale.ROOT,
                "%s; %d rows, %d lexicon words; cross-validated macro-F1 %.3f, with voices %.3f",
                sources,
                rows.size(),
                lexiconExamples.size(),
                plain.macroF1(),
                joined.macroF1());
        List<Example> all = new ArrayList<>(lexiconExamples);
        all.addAll(examples);
        double[] weights = new MaximumEntropy(all, PENALTY, DENSE_PENALTY).fit(ITERATIONS);
        LinearModel.quantise(new Header(language, version, temperature, blends, trainedOn), weights)
                .write(to);
        return new Result(plain, joined, trainedOn);
    }

    /** Logits of every row by a model that has not seen it. */
    private double[][] crossValidate() {
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
            List<Example> seen = new ArrayList<>(lexiconExamples);
            for (int i = 0; i < fold.length; i++) {
                if (fold[i] != left) {
                    seen.add(examples.get(i));
                }
            }
            double[] weights = new MaximumEntropy(seen, PENALTY, DENSE_PENALTY).fit(ITERATIONS);
            LinearModel model = LinearModel.quantise(new Header(language, "", 1, Map.of(), ""), weights);
            for (int i = 0; i < fold.length; i++) {
                if (fold[i] == left) {
                    logits[i] = model.logits(examples.get(i).features());
                }
            }
        }
        return logits;
    }

    /** The divisor of the logits, out of a grid, under which the true labels of unseen rows are least surprising. */
    private double temperature(double[][] logits) {
        double best = 1;
        double least = Double.MAX_VALUE;
        for (int step = 4; step <= 40; step++) {
            double temperature = step / 20.0;
            double surprise = 0;
            for (int i = 0; i < logits.length; i++) {
                double[] p = {logits[i][0] / temperature, logits[i][1] / temperature, logits[i][2] / temperature};
                MaximumEntropy.softmax(p);
                surprise -= StrictMath.log(p[rows.get(i).label().ordinal()]);
            }
            if (surprise < least) {
                least = surprise;
                best = temperature;
            }
        }
        return best;
    }

    /** Fits a blend for each voice that can speak, in their order; the confusion is that of the last logits. */
    private Confusion blends(double[][] logits, Map<String, double[]> into) {
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
        Confusion confusion = new Confusion();
        for (int i = 0; i < joined.length; i++) {
            confusion.add(rows.get(i).label(), Sentiment.mostProbable(joined[i]));
        }
        return confusion;
    }
}
