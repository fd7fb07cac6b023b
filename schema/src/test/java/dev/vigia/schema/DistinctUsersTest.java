package dev.vigia.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctUsersTest {
    private static final byte[] NOBODY = new byte[0];

    @Test
    void nobodyIsAnEmptyArray() {
        assertThat(DistinctUsers.count(NOBODY)).isZero();
        assertThat(DistinctUsers.with(NOBODY)).isEmpty();
        assertThat(DistinctUsers.merge(NOBODY, NOBODY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, DistinctUsers.MOST_TOKENS})
    void fewUsersAreCountedExactly(int users) {
        assertThat(DistinctUsers.count(sketch(tokens(users)))).isEqualTo(users);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 20_000, 300_000})
    void manyUsersAreCountedWithinThreeStandardErrors(int users) {
        assertThat((double) DistinctUsers.count(sketch(tokens(users)))).isCloseTo(users, within(users * 0.051));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 257, 5_000})
    void neitherOrderNorRepetitionNorDivisionChangesTheBytes(int users) {
        long seed = new Random().nextLong();
        var tokens = tokens(users);
        var expected = sketch(tokens);
        var shuffled = new ArrayList<>(tokens);
        shuffled.addAll(tokens.subList(0, users / 2));
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(sketch(shuffled)).as("seed %d", seed).isEqualTo(expected);
        var merged = NOBODY;
        for (int from = 0; from < shuffled.size(); from += 100) {
            merged = DistinctUsers.merge(merged, sketch(shuffled.subList(from, Math.min(from + 100, shuffled.size()))));
        }
        assertThat(merged).as("seed %d", seed).isEqualTo(expected);
        assertThat(DistinctUsers.merge(expected, sketch(tokens.subList(0, 300 % users))))
                .isEqualTo(expected);
    }

    @Test
    void otherBytesAreRefused() {
        assertThatThrownBy(() -> DistinctUsers.count(new byte[] {7, 7}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 bytes");
    }

    private static List<Integer> tokens(int users) {
        return IntStream.range(0, users)
                .mapToObj(i -> DistinctUsers.token("user-" + i))
                .toList();
    }

    private static byte[] sketch(List<Integer> tokens) {
        var sketch = NOBODY;
        for (int from = 0; from < tokens.size(); from += 50) {
            sketch = DistinctUsers.with(
                    sketch,
                    tokens.subList(from, Math.min(from + 50, tokens.size())).stream()
                            .mapToInt(Integer::intValue)
                            .toArray());
        }
        return sketch;
    }
}
