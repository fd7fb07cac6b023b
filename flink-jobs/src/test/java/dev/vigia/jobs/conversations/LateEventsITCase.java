package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What comes when the state has forgotten its tile. By command, as that takes its time. */
@EnabledIfSystemProperty(named = "vigia.test.effort", matches = "full")
class LateEventsITCase extends WholeJob {
    private static final Duration HORIZON = Duration.ofSeconds(4);

    @Test
    void anEventAfterTheHorizonIsAddedToTheTilesAsTheyAreStored() throws Exception {
        around.startJob(1, null, Map.of("VIGIA_STATE_HORIZON", HORIZON.toString()));
        around.send(new Dialogue("before").user(0).agent(1).user(2).agent(3).events());
        around.awaitLedger(4, 0);
        awaitMessages(4);
        // Nothing tells from outside that a state has ended; it does so at most one horizon after its last change.
        TimeUnit.MILLISECONDS.sleep(3 * HORIZON.toMillis());

        around.send(new Dialogue("after").user(10).agent(11).events());
        awaitMessages(6);
        assertThat(around.stored().number("select count(*) from chat_metrics where messages > 0"))
                .isEqualTo(3);
    }

    private void awaitMessages(int expected) {
        await().atMost(Surroundings.PATIENCE).untilAsserted(() -> assertThat(
                        around.stored()
                                .texts(
                                        "select granularity || ' ' || sum(messages) from chat_metrics group by granularity order by 1"))
                .containsExactly("day " + expected, "hour " + expected, "minute " + expected));
    }
}
