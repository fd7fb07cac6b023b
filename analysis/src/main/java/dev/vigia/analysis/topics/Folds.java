package dev.vigia.analysis.topics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Splits rows so that each label is spread evenly; the same labels give the same split. */
final class Folds {
    private static final long SEED = 20_17;
    private static final int FOLDS = 3;
    private static final int MANY_ROWS = 30_000;

    private Folds() {}

    /** The fold of each row, 0…2. */
    static int[] of(int[] labels, int distinct) {
        return of(labels, distinct, FOLDS);
    }

    static int[] of(int[] labels, int distinct, int folds) {
        List<List<Integer>> byLabel = new ArrayList<>();
        for (int label = 0; label < distinct; label++) {
            byLabel.add(new ArrayList<>());
        }
        for (int row = 0; row < labels.length; row++) {
            byLabel.get(labels[row]).add(row);
        }
        int[] fold = new int[labels.length];
        var random = new Random(SEED);
        int next = 0;
        for (List<Integer> rows : byLabel) {
            Collections.shuffle(rows, random);
            for (int row : rows) {
                fold[row] = next++ % folds;
            }
        }
        return fold;
    }

    /** How many of the folds are left out in turn: with very many rows, one is as telling as all. */
    static int tried(int rows) {
        return rows > MANY_ROWS ? 1 : FOLDS;
    }
}
