package dev.vigia.bridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DurabilityTest {
    private final Durability durability = new Durability();

    @Test
    void thoseBelowAPositionAreToldAndTheOthersWait() {
        var low = durability.await(3);
        var high = durability.await(7);
        durability.reached(5);

        assertThat(low).isCompleted();
        assertThat(high).isNotDone();
        assertThat(durability.await(5)).isCompleted();
    }

    @Test
    void aFailureIsNeverADurability() {
        var waiting = durability.await(3);
        var later = durability.await(9);
        durability.failed(5, new IOException("disk"));
        assertThat(waiting).isCompletedExceptionally();
        assertThat(later).isNotDone();

        assertThat(durability.await(4)).isNotDone();
    }
}
