package dev.vigia.bridge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.journal.Entry;
import dev.vigia.bridge.journal.Stored;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private final InFlight inFlight = new InFlight();

    private void send(long index, long appendedAt) {
        inFlight.send(new Stored(index, appendedAt, new Entry("t", null, new byte[0])));
    }

    @Test
    void onlyThePartWithoutHolesIsReached() {
        send(4, 100);
        send(5, 110);
        send(7, 120);

        assertThat(inFlight.acknowledge(5)).isEqualTo(-1);
        assertThat(inFlight.acknowledge(4)).isEqualTo(6);
        assertThat(inFlight.acknowledge(7)).isEqualTo(8);
    }

    @Test
    void theOldestIsKnown() {
        assertThat(inFlight.oldest(999)).isEqualTo(999);
        send(0, 100);
        send(1, 110);
        assertThat(inFlight.oldest(999)).isEqualTo(100);
        inFlight.acknowledge(0);
        assertThat(inFlight.oldest(999)).isEqualTo(110);
        inFlight.clear();
        assertThat(inFlight.oldest(999)).isEqualTo(999);
    }
}
