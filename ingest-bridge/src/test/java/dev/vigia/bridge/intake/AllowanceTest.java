package dev.vigia.bridge.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void whoHasAnythingLeftMaySendABatchOfAnySizeAndPaysForItLater() {
        var allowance = new Allowance(100, 0);

        assertThat(allowance.take(1_000, 0)).isZero();
        assertThat(allowance.take(1, 0)).isEqualTo(Duration.ofMillis(8_010));
        assertThat(allowance.take(1, 8 * SECOND)).isEqualTo(Duration.ofMillis(10));
        assertThat(allowance.take(1, 8 * SECOND + SECOND / 100)).isZero();
    }

    @Test
    void waitingSavesUpNoMoreThanTheBurst() {
        var allowance = new Allowance(10, 0);
        allowance.take(20, 1_000 * SECOND);

        assertThat(allowance.take(1, 1_000 * SECOND)).isPositive();
    }

    @Test
    void overALongTimeNobodySendsMoreThanTheQuota() {
        var random = new Random(11);
        var allowance = new Allowance(50, 0);
        long now = 0;
        long sent = 0;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(20_000_000);
            int batch = 1 + random.nextInt(30);
            if (allowance.take(batch, now).isZero()) {
                sent += batch;
            }
        }
        assertThat(sent / (now / (double) SECOND)).isBetween(49.0, 51.5);
    }
}
