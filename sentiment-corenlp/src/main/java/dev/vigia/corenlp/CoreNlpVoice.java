// SPDX-License-Identifier: GPL-3.0-or-later
package dev.vigia.corenlp;

import dev.vigia.analysis.sentiment.SentimentVoice;
import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.text.Tokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The recursive network over trees that need no parser: right-branching inside clauses, and over the clauses of a
 * sentence. Its signals are the five classes' probabilities, averaged over the sentences by their length, and those
 * of the most negative and the most positive sentence.
 */
final class CoreNlpVoice implements SentimentVoice {
    static final String NAME = "corenlp-rntn";

    private final @Nullable ModelFile model;

    CoreNlpVoice(@Nullable ModelFile model) {
        this.model = model;
    }

    /** Found by {@link java.util.ServiceLoader}. */
    public static final class Provider implements SentimentVoice.Provider {
        @Override
        public SentimentVoice open(@Nullable Path model) {
            return new CoreNlpVoice(model == null ? null : new ModelFile(model, System::nanoTime));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String language() {
        return "en";
    }

    @Override
    public Optional<double[]> signals(CleanText text) {
        return model == null ? Optional.empty() : model.network().map(network -> signals(network, text));
    }

    @Override
    public boolean await(Duration atMost) {
        return model != null && model.await(atMost);
    }

    private static double[] signals(RecursiveNetwork network, CleanText text) {
        double[] signals = new double[RecursiveNetwork.CLASSES + 2];
        double words = 0;
        for (List<List<String>> sentence : Clauses.of(Tokenizer.tokens(text)).sentences()) {
            double[] opinion = network.opinion(tree(network, sentence));
            int length = sentence.stream().mapToInt(List::size).sum();
            words += length;
            for (int k = 0; k < opinion.length; k++) {
                signals[k] += length * opinion[k];
            }
            double leaning = opinion[3] + 2 * opinion[4] - opinion[1] - 2 * opinion[0];
            signals[5] = Math.max(signals[5], -leaning);
            signals[6] = Math.max(signals[6], leaning);
        }
        for (int k = 0; k < RecursiveNetwork.CLASSES && words > 0; k++) {
            signals[k] /= words;
        }
        return signals;
    }

    private static RecursiveNetwork.Node tree(RecursiveNetwork network, List<List<String>> sentence) {
        List<RecursiveNetwork.Node> clauses = new ArrayList<>();
        for (List<String> clause : sentence) {
            clauses.add(
                    network.rightBranching(clause.stream().map(network::word).toList()));
        }
        return network.rightBranching(clauses);
    }
}
