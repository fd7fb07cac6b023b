// SPDX-License-Identifier: GPL-3.0-or-later
package dev.vigia.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.neural.rnn.RNNCoreAnnotations;
import edu.stanford.nlp.sentiment.SentimentCostAndGradient;
import edu.stanford.nlp.sentiment.SentimentModel;
import edu.stanford.nlp.trees.LabeledScoredTreeNode;
import edu.stanford.nlp.trees.Tree;
import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our evaluation on plain arrays against CoreNLP's own, on the same trees. */
class RecursiveNetworkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "It 's a lovely film with lovely performances .",
                "This is the worst service I have ever seen !",
                "zxqv unknown-word 12345",
                "good"
            })
    void opinionsAreThoseOfCoreNlp(String sentence) {
        var model = SentimentModel.loadSerialized(ModelUnderTest.path().toString());
        List<String> words = List.of(sentence.split(" "));
        var network = new RecursiveNetwork(model);
        double[] ours = network.opinion(
                network.rightBranching(words.stream().map(network::word).toList()));

        Tree tree = rightBranching(words);
        new SentimentCostAndGradient(model, null).forwardPropagateTree(tree);
        SimpleMatrix theirs = RNNCoreAnnotations.getPredictions(tree);
        for (int k = 0; k < RecursiveNetwork.CLASSES; k++) {
            assertThat(ours[k]).isEqualTo(theirs.get(k), offset(1e-4));
        }
    }

    private static Tree rightBranching(List<String> words) {
        Tree right = leaf(words.get(words.size() - 1));
        for (int i = words.size() - 2; i >= 0; i--) {
            right = node("@", List.of(leaf(words.get(i)), right));
        }
        return right;
    }

    private static Tree leaf(String word) {
        return node("X", List.of(node(word, List.of())));
    }

    private static Tree node(String value, List<Tree> children) {
        var label = new CoreLabel();
        label.setValue(value);
        label.setCategory(value);
        return new LabeledScoredTreeNode(label, children);
    }
}
