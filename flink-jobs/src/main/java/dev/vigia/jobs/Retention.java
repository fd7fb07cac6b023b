package dev.vigia.jobs;

import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.TimerService;

/**
 * Ends a key's state when it has not been used for the horizon. By the clock, not by event time: old recordings are
 * replayed beside live traffic, and for them the watermark is long past every event-time end.
 */
public final class Retention {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final ValueState<Long> end;
    private final long horizon;

    /** @param end where the end is kept; nobody else writes it */
    public Retention(ValueState<Long> end, long horizonMillis) {
        this.end = end;
        this.horizon = horizonMillis;
    }

    /** Moves the end away; by whole days, so that most uses set no new timer. */
    public void use(TimerService timers) throws IOException {
        long needed = Math.floorDiv(timers.currentProcessingTime() + horizon, DAY) * DAY + DAY;
        Long planned = end.value();
        if (planned == null || planned < needed) {
            if (planned != null) {
                timers.deleteProcessingTimeTimer(planned);
            }
            timers.registerProcessingTimeTimer(needed);
            end.update(needed);
        }
    }

    /** Whether the processing-time timer that fired is the end; the caller then clears its own state. */
    public boolean endsAt(long timestamp) throws IOException {
        Long planned = end.value();
        if (planned == null || timestamp < planned) {
            return false;
        }
        end.clear();
        return true;
    }
}
