package dev.vigia.bridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurabilityTest {
    private static final IOException DISK = new IOException("disk");

    private final Durability durability = new Durability(Duration.ofHours(1));

    @Test
    void thoseBelowAPositionAreToldAndTheOthersWait() {
        var low = durability.await(3);
        var high = durability.await(7);
        durability.synced(5);

        assertThat(low).isCompleted();
        assertThat(high).isNotDone();
        assertThat(durability.await(5)).isCompleted();
    }

    @Test
    void aLaterSyncSaysNothingAboutWhatAFailedOneTouched() {
        var early = durability.await(3);
        durability.failed(5, DISK);
        durability.synced(9);

        assertThat(early).isNotDone();
        assertThat(durability.await(5)).isNotDone();
        assertThat(durability.await(6)).isCompleted();
        assertThat(durability.await(10)).isNotDone();
    }

    @Test
    void kafkaSavesWhatTheDiskDidNotTake() {
        var early = durability.await(3);
        durability.failed(5, DISK);
        var late = durability.await(4);
        durability.published(3);

        assertThat(early).isCompleted();
        assertThat(late).isNotDone();
        durability.published(4);
        assertThat(late).isCompleted();
    }

    @Test
    void whereKafkaDoesNotComeEitherNothingIsPromised() {
        var impatient = new Durability(Duration.ZERO);
        var touched = impatient.await(3);
        var untouched = impatient.await(6);
        impatient.failed(5, DISK);
        var late = impatient.await(4);
        impatient.expire();

        assertThatThrownBy(touched::join).hasCause(DISK);
        assertThatThrownBy(late::join).hasCause(DISK);
        assertThat(untouched).isNotDone();
    }
}
