package dev.vigia.analysis.sentiment;

import dev.vigia.analysis.text.Folding;
import dev.vigia.analysis.text.Token;

/** Counts over one text that become its measured features. */
final class Tally {
    int negations;
    private double good;
    private double bad;
    private double best;
    private double worst;
    private double last;
    private int judging;
    private int happyFaces;
    private int unhappyFaces;
    private int words;
    private int shouted;
    private int elongated;
    private int exclamations;
    private int questions;
    private int ellipses;
    private int links;
    private int mentions;

    void judge(double value) {
        if (value > 0) {
            good += value;
            best = Math.max(best, value);
        } else {
            bad -= value;
            worst = Math.max(worst, -value);
        }
        last = value;
        judging++;
    }

    void word(String text) {
        words++;
        if (text.length() > 2 && text.chars().allMatch(Character::isUpperCase)) {
            shouted++;
        }
        if (Folding.isElongated(text)) {
            elongated++;
        }
    }

    void face(int value) {
        if (value > 0) {
            happyFaces++;
        } else if (value < 0) {
            unhappyFaces++;
        }
    }

    void punctuation(String form) {
        switch (form.charAt(0)) {
            case '!', '¡' -> exclamations++;
            case '?', '¿' -> questions++;
            case '…' -> ellipses++;
            default -> {
                if (form.startsWith("..")) {
                    ellipses++;
                }
            }
        }
    }

    void other(Token.Kind kind) {
        switch (kind) {
            case LINK -> links++;
            case MENTION -> mentions++;
            default -> {}
        }
    }

    void write(Features to, int tokens) {
        double sum = good - bad;
        to.dense(0, 1);
        to.dense(1, Math.tanh(good / 3));
        to.dense(2, Math.tanh(bad / 3));
        to.dense(3, Math.tanh(sum / 4));
        to.dense(4, best / 3);
        to.dense(5, worst / 3);
        to.dense(6, last / 3);
        to.dense(7, judging == 0 ? 1 : 0);
        to.dense(8, some(happyFaces));
        to.dense(9, some(unhappyFaces));
        to.dense(10, words == 0 ? 0 : Math.min(1, 2.0 * shouted / words));
        to.dense(11, some(elongated));
        to.dense(12, some(exclamations));
        to.dense(13, some(questions));
        to.dense(14, some(ellipses));
        to.dense(15, some(links));
        to.dense(16, some(mentions));
        to.dense(17, some(negations));
        to.dense(18, Math.min(1, tokens / 30.0));
        to.dense(19, words <= 3 ? 1 : 0);
        to.dense(20, sum > 0 && exclamations > 0 ? 1 : 0);
        to.dense(21, sum < 0 && exclamations > 0 ? 1 : 0);
        to.dense(22, good > 0 && bad > 0 ? 1 : 0);
        to.dense(24, isPlain() ? 1 : 0);
        to.dense(23, words == 0 ? 0 : Math.max(-1, Math.min(1, sum / Math.sqrt(words) / 2)));
    }

    /** Nothing in a few words says what the writer feels. */
    private boolean isPlain() {
        return words <= 5 && judging + happyFaces + unhappyFaces + negations + exclamations == 0;
    }

    private static double some(int count) {
        return count == 0 ? 0 : Math.min(1, 0.5 + count / 6.0);
    }
}
