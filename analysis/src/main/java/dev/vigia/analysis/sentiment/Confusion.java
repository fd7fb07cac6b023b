package dev.vigia.analysis.sentiment;

import java.util.Locale;

/** How often each class was taken for each; counts only, so that two may be compared or added up. */
public final class Confusion {
    private static final int CLASSES = SentimentLabel.values().length;

    private final int[][] counts = new int[CLASSES][CLASSES];

    public void add(SentimentLabel truth, SentimentLabel answer) {
        counts[truth.ordinal()][answer.ordinal()]++;
    }

    /** Mean of the three classes' F1, 0…1; 0 when nothing was counted. */
    public double macroF1() {
        double sum = 0;
        for (int k = 0; k < CLASSES; k++) {
            int right = counts[k][k];
            int answered = 0;
            int present = 0;
            for (int j = 0; j < CLASSES; j++) {
                answered += counts[j][k];
                present += counts[k][j];
            }
            sum += right == 0 ? 0 : 2.0 * right / (answered + present);
        }
        return sum / CLASSES;
    }

    /** Share of right answers, 0…1. */
    public double accuracy() {
        int right = 0;
        int all = 0;
        for (int i = 0; i < CLASSES; i++) {
            right += counts[i][i];
            for (int j = 0; j < CLASSES; j++) {
                all += counts[i][j];
            }
        }
        return all == 0 ? 0 : (double) right / all;
    }

    /** A table for people: a row for each true class, a column for each answer. */
    @Override
    public String toString() {
        var table = new StringBuilder("           answered: negative  neutral positive%n".formatted());
        for (SentimentLabel label : SentimentLabel.values()) {
            int[] row = counts[label.ordinal()];
            table.append("%19s %9d%9d%9d%n".formatted(label.word(), row[0], row[1], row[2]));
        }
        return table + String.format(Locale.ROOT, "macro-F1 %.3f, accuracy %.3f", macroF1(), accuracy());
    }
}
