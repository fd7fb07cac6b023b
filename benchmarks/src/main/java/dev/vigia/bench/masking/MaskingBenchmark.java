package dev.vigia.bench.masking;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.bench.Verdict;
import dev.vigia.bench.masking.Samples.Sample;
import dev.vigia.bridge.privacy.MaskingRules;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Precision and recall of the bridge's masker on generated canaries in Spanish and English sentences, with near-misses
 * among them; and its speed beside one regular expression a kind, on the same texts in the same run.
 */
@Command(
        name = "masking",
        description = "Masking of personal data: precision, recall, and speed / plain regular expressions.")
public final class MaskingBenchmark implements Callable<Integer> {
    private static final double LEAST = 0.95;

    @Option(
            names = "--per-kind",
            defaultValue = "700",
            description = "Canaries of each kind (default: ${DEFAULT-VALUE}).")
    private int perKind;

    @Option(
            names = "--negatives",
            defaultValue = "6000",
            description = "Sentences without one (default: ${DEFAULT-VALUE}).")
    private int negatives;

    @Option(names = "--rounds", defaultValue = "7", description = "Rounds, ours and the reference in turn.")
    private int rounds;

    @Option(names = "--seed", defaultValue = "11", description = "Seed of the set.")
    private long seed;

    @Option(
            names = "--misses",
            defaultValue = "0",
            description = "Show that many texts that were not masked as they should be.")
    private int misses;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Sample> samples = Samples.of(new Random(seed), perKind, negatives);
        var masker = MaskingRules.USUAL.masker();
        Score ours = Score.of(samples, masker::mask);
        Score reference = Score.of(samples, RegexReference::mask);
        print(out, ours, reference);
        samples.stream()
                .filter(sample -> !masker.mask(sample.text()).equals(sample.expected()))
                .limit(misses)
                .forEach(sample -> out.printf("%s%n    became %s%n", sample, masker.mask(sample.text())));
        long bytes = samples.stream()
                .mapToLong(sample -> sample.text().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        double[] ourSpeed = new double[rounds];
        double[] referenceSpeed = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            ourSpeed[round] = megabytesPerSecond(samples, bytes, masker::mask);
            referenceSpeed[round] = megabytesPerSecond(samples, bytes, RegexReference::mask);
        }
        double speed = Verdict.median(ourSpeed);
        double usual = Verdict.median(referenceSpeed);
        out.printf(
                Locale.ROOT,
                "speed %.1f MB/s, regular expressions %.1f MB/s (%,d texts of %.0f bytes, medians of %d rounds)%n",
                speed,
                usual,
                samples.size(),
                (double) bytes / samples.size(),
                rounds);
        if (ours.total().precision() < LEAST || ours.total().recall() < LEAST) {
            throw new BenchmarkException("precision and recall of the masker must be at least " + LEAST);
        }
        return new Verdict("masking", speed / usual, 1).print(out);
    }

    private void print(PrintWriter out, Score ours, Score reference) {
        out.printf(
                Locale.ROOT,
                "%,d canaries of %d kinds, %,d sentences without one, seed %d%n",
                ours.total().canaries,
                ours.kinds().size(),
                negatives,
                seed);
        out.printf("%-12s %9s %9s %7s   %s%n", "kind", "precision", "recall", "leaked", "regular expressions");
        ours.kinds()
                .forEach((kind, counts) ->
                        line(out, kind, counts, reference.kinds().getOrDefault(kind, new Score.Counts())));
        line(out, "TOTAL", ours.total(), reference.total());
    }

    private static void line(PrintWriter out, String kind, Score.Counts counts, Score.Counts reference) {
        out.printf(
                Locale.ROOT,
                "%-12s %9.4f %9.4f %7d   %.4f %.4f%n",
                kind,
                counts.precision(),
                counts.recall(),
                counts.leaked,
                reference.precision(),
                reference.recall());
    }

    private static double megabytesPerSecond(List<Sample> samples, long bytes, UnaryOperator<String> masker) {
        long start = System.nanoTime();
        long length = 0;
        for (Sample sample : samples) {
            length += masker.apply(sample.text()).length();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (length == 0) {
            throw new BenchmarkException("nothing was masked");
        }
        return bytes / 1e6 / seconds;
    }
}
