package dev.vigia.local.replay;

import dev.vigia.local.socket.AgentConnection;
import dev.vigia.local.socket.ChatClient;
import dev.vigia.local.socket.Listener;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Plays one recording over one real connection: the user's client at one end of the tap, the scripted agent at the
 * other. A turn is sent when the one before has arrived and the recorded gap has passed, so order never depends on
 * luck. All steps run on one thread, the timer's.
 */
final class TapConversation {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Recording recording;
    private final Timeline timeline;
    private final double speed;
    private final ScheduledExecutorService timer;
    private final Advance advance;

    private @Nullable ChatClient user;
    private @Nullable AgentConnection agent;
    private @Nullable ScheduledFuture<?> alarm;
    private int next;
    private boolean over;

    TapConversation(
            Recording recording, Timeline timeline, double speed, ScheduledExecutorService timer, Advance advance) {
        this.recording = recording;
        this.timeline = timeline;
        this.speed = speed;
        this.timer = timer;
        this.advance = advance;
    }

    /** What the user's client hears. */
    Listener atUser() {
        return new End(true);
    }

    /** What the agent hears, from the moment the tap connects to it. */
    Listener atAgent(AgentConnection connection) {
        timer.execute(() -> {
            agent = connection;
            begin();
        });
        return new End(false);
    }

    void connected(ChatClient client) {
        timer.execute(() -> {
            user = client;
            begin();
        });
    }

    void fail(String reason) {
        timer.execute(() -> finish(reason));
    }

    private void begin() {
        if (user != null && agent != null && next == 0) {
            schedule();
        }
    }

    private void schedule() {
        long pause = (long) (timeline.gapBefore(next).toNanos() / speed);
        timer.schedule(this::send, pause, TimeUnit.NANOSECONDS);
    }

    private void send() {
        if (over) {
            return;
        }
        Turn turn = recording.turns().get(next);
        say(turn.fromUser(), Frames.message(turn.text()));
        alarm = timer.schedule(
                () -> finish("turn " + (next + 1) + " did not arrive within " + PATIENCE.toSeconds() + " s"),
                PATIENCE.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void arrived(boolean atUser) {
        if (over || next >= recording.turns().size()) {
            return;
        }
        Turn turn = recording.turns().get(next);
        if (turn.fromUser() == atUser) {
            return;
        }
        disarm();
        rate(turn);
        next++;
        if (next < recording.turns().size()) {
            schedule();
        } else {
            sayGoodbye();
        }
    }

    private void rate(Turn turn) {
        turn.rating().ifPresent(rating -> say(true, Frames.rating(rating)));
        if (turn.thumbsUp() != null) {
            say(true, Frames.thumbs(turn.thumbsUp()));
        }
    }

    private void sayGoodbye() {
        recording.rating().ifPresent(rating -> say(true, Frames.rating(rating)));
        say(true, Frames.END);
        alarm = timer.schedule(() -> finish("the end did not arrive"), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void say(boolean byUser, String frame) {
        if (byUser && user != null) {
            user.send(frame);
        } else if (!byUser && agent != null) {
            agent.send(frame);
        }
    }

    private void finish(@Nullable String failure) {
        if (over) {
            return;
        }
        over = true;
        disarm();
        if (user != null) {
            user.close();
        }
        if (failure == null) {
            advance.finished(recording);
        } else {
            advance.failed(recording, failure);
        }
    }

    private void disarm() {
        if (alarm != null) {
            alarm.cancel(false);
        }
    }

    private final class End implements Listener {
        private final boolean isUser;

        private End(boolean isUser) {
            this.isUser = isUser;
        }

        @Override
        public void received(String text) {
            timer.execute(() -> {
                if (!isUser && text.equals(Frames.END)) {
                    finish(null);
                } else if (isUser || text.startsWith("{\"type\":\"message\"")) {
                    arrived(isUser);
                }
            });
        }

        @Override
        public void closed() {
            fail("the connection was closed at turn " + (next + 1));
        }
    }
}
