package dev.vigia.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration YOUNG = Duration.ofSeconds(1);
    private static final Duration OLD = Duration.ofMinutes(1);

    private final Backoff backoff = new Backoff();

    @Test
    void firstDeathIsRestartedAtOnce() {
        assertThat(backoff.afterLifeOf(YOUNG)).isZero();
    }

    @Test
    void pausesDoubleWhileItKeepsDyingYoung() {
        backoff.afterLifeOf(YOUNG);
        assertThat(backoff.afterLifeOf(YOUNG)).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.afterLifeOf(YOUNG)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.afterLifeOf(YOUNG)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.isHopeless()).isTrue();
    }

    @Test
    void pausesAreBounded() {
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.afterLifeOf(YOUNG)).isLessThanOrEqualTo(Duration.ofSeconds(15));
        }
    }

    @Test
    void longLifeForgivesEarlierDeaths() {
        backoff.afterLifeOf(YOUNG);
        backoff.afterLifeOf(YOUNG);
        assertThat(backoff.afterLifeOf(OLD)).isZero();
        assertThat(backoff.afterLifeOf(YOUNG)).isZero();
    }
}
