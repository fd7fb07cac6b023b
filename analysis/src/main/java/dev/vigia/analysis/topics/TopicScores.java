package dev.vigia.analysis.topics;

import dev.vigia.analysis.text.CleanText;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a classifier does on labelled rows. A text of a topic that is turned away counts as wrong in {@link #accuracy}
 * and is a false alarm; {@link #nearestAccuracy} is what it would be if nothing were turned away.
 */
public final class TopicScores {
    private final Map<String, int[]> labels = new TreeMap<>();
    private int inside;
    private int right;
    private int nearestRight;
    private int falseAlarms;
    private int outside;
    private int turnedAway;

    /** Asks the classifier about one row. */
    public void add(TopicRow row, TrainedTopics topics) {
        TopicModel.Judgement judged = topics.judge(CleanText.of(row.text()));
        add(row.label(), judged.turnedAway() ? TopicRow.NONE_LABEL : judged.nearest(), judged.nearest());
    }

    void add(String truth, String answer, String nearest) {
        int[] expected = counts(truth);
        expected[0]++;
        counts(answer)[1]++;
        if (truth.equals(answer)) {
            expected[2]++;
        }
        if (truth.equals(TopicRow.NONE_LABEL)) {
            outside++;
            turnedAway += truth.equals(answer) ? 1 : 0;
        } else {
            inside++;
            right += truth.equals(answer) ? 1 : 0;
            nearestRight += truth.equals(nearest) ? 1 : 0;
            falseAlarms += answer.equals(TopicRow.NONE_LABEL) ? 1 : 0;
        }
    }

    private int[] counts(String label) {
        return labels.computeIfAbsent(label, unused -> new int[3]);
    }

    public int rows() {
        return inside + outside;
    }

    /** Share of the texts of a topic that got that topic; NaN without any. */
    public double accuracy() {
        return share(right, inside);
    }

    /** The same, as if no text were turned away. */
    public double nearestAccuracy() {
        return share(nearestRight, inside);
    }

    /** Share of the texts of no topic that were turned away; NaN without any. */
    public double noneRecall() {
        return share(turnedAway, outside);
    }

    /** Share of the texts of a topic that were turned away; NaN without any. */
    public double falseAlarmRate() {
        return share(falseAlarms, inside);
    }

    /** Mean of the labels' F1, over the labels that the rows have ("none of these" included when it is one). */
    public double macroF1() {
        return labels.values().stream()
                .filter(counts -> counts[0] > 0)
                .mapToDouble(counts -> 2.0 * counts[2] / (counts[0] + counts[1]))
                .average()
                .orElse(Double.NaN);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    /** One figure a line, {@code name<spaces>value}; a rate over nothing is a dash. */
    @Override
    public String toString() {
        return line("rows", String.valueOf(rows()))
                + line("accuracy", figure(accuracy()))
                + line("accuracy, none turned away", figure(nearestAccuracy()))
                + line("macro-F1", figure(macroF1()))
                + line("oos recall", figure(noneRecall()))
                + line("false alarms", figure(falseAlarmRate()));
    }

    private static String line(String name, String value) {
        return String.format(Locale.ROOT, "%-28s%s%n", name, value);
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
