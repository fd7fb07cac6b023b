package dev.vigia.bench.sketch;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.bench.Verdict;
import dev.vigia.schema.LatencySketch;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The p99 of a day: merging its 1,440 minute sketches against sorting its raw latencies. Also fails when the merged
 * quantile is further than 1 % from the sorted one, the error that the schema promises.
 */
@Command(name = "sketch", description = "A day's percentiles from minute sketches / from the raw latencies, sorted.")
public final class SketchBenchmark implements Callable<Integer> {
    private static final int MINUTES = 1_440;
    private static final double[] QUANTILES = {0.5, 0.95, 0.99};
    private static final double PROMISED_ERROR = 0.01;

    @Option(
            names = "--per-minute",
            defaultValue = "700",
            description = "Latencies a minute (default: ${DEFAULT-VALUE}).")
    private int perMinute;

    @Option(names = "--rounds", defaultValue = "11", description = "Rounds, ours and the reference in turn.")
    private int rounds;

    @Option(names = "--seed", defaultValue = "7", description = "Seed of the latencies.")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        double[] raw = latencies();
        List<byte[]> tiles = tiles(raw);
        double[] ours = new double[rounds];
        double[] reference = new double[rounds];
        double[] merged = new double[0];
        double[] exact = new double[0];
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            merged = ofTiles(tiles);
            long between = System.nanoTime();
            exact = ofRaw(raw);
            ours[round] = (between - start) / 1e6;
            reference[round] = (System.nanoTime() - between) / 1e6;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%,d latencies in %,d tiles, seed %d%n", raw.length, tiles.size(), seed);
        for (int i = 0; i < QUANTILES.length; i++) {
            double error = Math.abs(merged[i] / exact[i] - 1);
            out.printf(
                    "p%.0f: %.1f ms, exact %.1f ms, off by %.2f %%%n",
                    QUANTILES[i] * 100, merged[i], exact[i], error * 100);
            if (error > PROMISED_ERROR) {
                throw new BenchmarkException("the sketch broke its promise of 1 % at p" + QUANTILES[i] * 100);
            }
        }
        double oursMs = Verdict.median(ours);
        double referenceMs = Verdict.median(reference);
        out.printf("tiles %.2f ms, sorting %.2f ms (medians of %d rounds)%n", oursMs, referenceMs, rounds);
        return new Verdict("sketch", referenceMs / oursMs, 1).print(out);
    }

    /** Answers of a chat agent: log-normal around 1.2 s, one in fifty ten times slower. */
    private double[] latencies() {
        Random random = new Random(seed);
        double[] latencies = new double[MINUTES * perMinute];
        for (int i = 0; i < latencies.length; i++) {
            double usual = 1_200 * Math.exp(0.6 * random.nextGaussian());
            latencies[i] = Math.rint(random.nextInt(50) == 0 ? 10 * usual : usual);
        }
        return latencies;
    }

    private List<byte[]> tiles(double[] raw) {
        List<byte[]> tiles = new ArrayList<>(MINUTES);
        for (int minute = 0; minute < MINUTES; minute++) {
            LatencySketch tile = LatencySketch.empty();
            for (int i = 0; i < perMinute; i++) {
                tile.add(raw[minute * perMinute + i]);
            }
            tiles.add(tile.encode());
        }
        return tiles;
    }

    private static double[] ofTiles(List<byte[]> tiles) {
        LatencySketch day = LatencySketch.empty();
        for (byte[] tile : tiles) {
            day.merge(LatencySketch.decode(tile));
        }
        return Arrays.stream(QUANTILES).map(q -> day.quantile(q).orElseThrow()).toArray();
    }

    private static double[] ofRaw(double[] raw) {
        double[] sorted = raw.clone();
        Arrays.sort(sorted);
        return Arrays.stream(QUANTILES)
                .map(q -> sorted[(int) Math.floor(q * (sorted.length - 1))])
                .toArray();
    }
}
