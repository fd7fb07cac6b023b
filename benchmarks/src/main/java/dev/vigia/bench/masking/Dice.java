package dev.vigia.bench.masking;

import java.util.Random;

/** Draws from a seeded source. */
final class Dice {
    private final Random random;

    Dice(Random random) {
        this.random = random;
    }

    boolean coin() {
        return random.nextBoolean();
    }

    /** From 0, below {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    double share() {
        return random.nextDouble();
    }

    byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    int from(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    String digits(int count) {
        return characters("0123456789", count);
    }

    String letters(int count) {
        return characters("ABCDEFGHIJKLMNOPQRSTUVWXYZ", count);
    }

    String word(int count) {
        return characters("abcdefghijklmnopqrstuvwxyz", count);
    }

    /** Letters and digits, with at least one digit. */
    String token(int count) {
        return characters("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", count - 1)
                + random.nextInt(10);
    }

    private String characters(String alphabet, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
