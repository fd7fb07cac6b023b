package dev.vigia.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.jobs.metrics.Share.Measured;
import dev.vigia.schema.DistinctUsers;
import dev.vigia.schema.LatencySketch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Merging tiles over any range is like one pass over what happened in it. */
class TileMergingTest {
    private static final long START = 20_000 * TileKey.DAY;
    private static final int DAYS = 3;

    private record Answer(long at, long millis, String user) {}

    @Test
    void anyRangeOfTilesEqualsOnePassOverTheEvents() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var answers = Stream.generate(() -> new Answer(
                        START + random.nextLong(DAYS * TileKey.DAY),
                        Math.round(Math.exp(7 + random.nextGaussian())),
                        "user-" + random.nextInt(2_000)))
                .limit(5_000)
                .toList();
        var tiles = tiles(answers, random);
        for (int i = 0; i < 50; i++) {
            long from = START + random.nextLong(DAYS * TileKey.DAY / TileKey.MINUTE) * TileKey.MINUTE;
            long to =
                    from + (1 + random.nextLong((START + DAYS * TileKey.DAY - from) / TileKey.MINUTE)) * TileKey.MINUTE;
            compare(answers, tiles, from, to, "seed %d, %d to %d".formatted(seed, from, to));
        }
    }

    private static void compare(
            List<Answer> answers, Map<TileKey, TileState> tiles, long from, long to, String description) {
        var within = answers.stream()
                .filter(answer -> answer.at >= from && answer.at < to)
                .toList();
        long turns = 0;
        var users = new byte[0];
        var sketch = LatencySketch.empty();
        for (var key : cover(from, to)) {
            var tile = tiles.getOrDefault(key, TileState.EMPTY);
            turns += tile.counts().get(Count.TURNS);
            users = DistinctUsers.merge(users, tile.users());
            sketch.merge(LatencySketch.decode(tile.bins().sketches().getOrDefault(Latency.RESPONSE, new byte[0])));
        }
        long distinct = within.stream().map(Answer::user).distinct().count();
        assertThat(turns).as(description).isEqualTo(within.size());
        assertThat((double) DistinctUsers.count(users)).as(description).isCloseTo(distinct, within(distinct * 0.07));
        var sorted = within.stream().mapToLong(Answer::millis).sorted().toArray();
        for (double q : within.isEmpty() ? new double[0] : new double[] {0, 0.5, 0.95, 0.99, 1}) {
            double exact = sorted[(int) Math.floor(q * (sorted.length - 1))];
            assertThat(sketch.quantile(q).orElseThrow())
                    .as("p%f of %s", 100 * q, description)
                    .isCloseTo(exact, within(exact * 0.0101 + 1e-6));
        }
    }

    /** Days where they fit, then hours, minutes at the edges. */
    private static List<TileKey> cover(long from, long to) {
        var keys = new ArrayList<TileKey>();
        long at = from;
        while (at < to) {
            long start = at;
            long length = Stream.of(TileKey.DAY, TileKey.HOUR)
                    .filter(longer -> start % longer == 0 && start + longer <= to)
                    .findFirst()
                    .orElse(TileKey.MINUTE);
            keys.add(new TileKey(at, length, "a", "", "", ""));
            at += length;
        }
        return keys;
    }

    /** In bundles; every third answer is first counted at a wrong time with a wrong duration, and then corrected. */
    private static Map<TileKey, TileState> tiles(List<Answer> answers, Random random) {
        var changes = new HashMap<TileKey, List<TileChange>>();
        var bundle = new TileChanges();
        for (int i = 0; i < answers.size(); i++) {
            var answer = answers.get(i);
            var share = share(answer.at, answer.millis);
            if (i % 3 == 0) {
                var wrong = share(START + random.nextLong(DAYS * TileKey.DAY), 1 + random.nextInt(100_000));
                bundle.replace(null, wrong);
                if (random.nextBoolean()) {
                    bundle = told(bundle, changes);
                }
                bundle.replace(wrong, share);
            } else {
                bundle.replace(null, share);
            }
            bundle.seen(share.key(), DistinctUsers.token(answer.user));
            if (random.nextInt(20) == 0) {
                bundle = told(bundle, changes);
            }
        }
        told(bundle, changes);
        var tiles = new HashMap<TileKey, TileState>();
        changes.forEach((key, ofKey) -> tiles.put(key, TileSum.state(ofKey)));
        return tiles;
    }

    private static TileChanges told(TileChanges bundle, Map<TileKey, List<TileChange>> changes) {
        Stream.concat(bundle.minutes().stream(), bundle.wholes().stream())
                .forEach(change -> changes.computeIfAbsent(change.key(), none -> new ArrayList<>())
                        .add(change));
        return new TileChanges();
    }

    private static Share share(long at, long millis) {
        return new Share(
                TileKey.ofMinute(at, "a", "", "", ""),
                Counts.none().with(Count.TURNS, 1),
                List.of(new Measured(Latency.RESPONSE, millis, 1)));
    }
}
