package dev.vigia.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SequencesTest {
    @Test
    void numbersInAnyOrderJoinToRanges() {
        assertThat(sum(5, 1, 2, 9, 6, 2, 3)).isEqualTo(new Sequences(new long[] {1, 4, 5, 7, 9, 10}));
    }

    @Test
    void twoSetsAreWhatBothHold() {
        var random = new Random(4);
        for (int run = 0; run < 200; run++) {
            var numbers = random.longs(random.nextInt(40), 0, 60).toArray();
            int cut = numbers.length == 0 ? 0 : random.nextInt(numbers.length);
            var one = sum(LongStream.of(numbers).limit(cut).toArray());
            var other = sum(LongStream.of(numbers).skip(cut).toArray());
            var distinct = new TreeSet<>(LongStream.of(numbers).boxed().toList());
            assertThat(numbersOf(one.plus(other))).as("run %d", run).isEqualTo(distinct);
        }
    }

    @Test
    void manyGapsAreBounded() {
        var numbers = LongStream.range(0, 1_000)
                .map(i -> i * 3 + (i > 500 ? 1_000 : 0))
                .toArray();
        var sum = sum(numbers);
        assertThat(sum.bounds())
                .hasSize(2 * Sequences.MOST_RANGES)
                .startsWith(0)
                .endsWith(numbers[999] + 1)
                .isSorted();
        // The widest gap is still named.
        assertThat(numbersOf(sum)).contains(1_500L).doesNotContain(2_000L);
    }

    private static Sequences sum(long... numbers) {
        return LongStream.of(numbers).mapToObj(Sequences::of).reduce(Sequences.NONE, Sequences::plus);
    }

    private static TreeSet<Long> numbersOf(Sequences sequences) {
        var numbers = new TreeSet<Long>();
        for (int i = 0; i < sequences.bounds().length; i += 2) {
            LongStream.range(sequences.bounds()[i], sequences.bounds()[i + 1]).forEach(numbers::add);
        }
        return numbers;
    }
}
