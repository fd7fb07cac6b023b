package dev.vigia.jobs;

import dev.vigia.events.EventType;
import java.util.Arrays;

/**
 * The conversations of one user with one agent, told apart by silence: what lies within the gap of one belongs to it,
 * to the nearest where there are two, and to the earlier of two that are as near. So an event that comes late joins what
 * there is, and never changes what an earlier event belongs to.
 *
 * <p>Immutable. Kept as numbers, four for each session: when the event that founded it occurred, which names it; its
 * first and its last event; whether the conversation was ended. Times are epoch milliseconds. No two sessions overlap, so an
 * event that comes twice joins the same one.
 */
final class UserSessions {
    /** As many of a user's newest sessions are remembered: what comes later than all of them founds one of its own. */
    static final int MOST = 200;

    private static final int FOUNDED = 0;
    private static final int START = 1;
    private static final int END = 2;
    private static final int ENDED = 3;
    private static final int WIDTH = 4;

    private final long[] numbers;

    UserSessions(long[] numbers) {
        this.numbers = numbers;
    }

    static UserSessions none() {
        return new UserSessions(new long[0]);
    }

    long[] numbers() {
        return numbers.clone();
    }

    int count() {
        return numbers.length / WIDTH;
    }

    /** What an event did. @param founded when the event that founded its session occurred */
    record Joined(UserSessions sessions, long founded) {}

    /** @param gap silence that parts conversations, milliseconds */
    Joined join(EventType type, long time, long gap) {
        int at = type == EventType.FEEDBACK_GIVEN ? judgedAt(time, gap) : nearest(type, time, gap);
        return at < 0 ? found(type, time) : new Joined(grown(at, type, time), numbers[at * WIDTH + FOUNDED]);
    }

    /** A rating is of the latest conversation that has begun, however long ago. */
    private int judgedAt(long time, long gap) {
        int latest = -1;
        for (int i = 0; i < count(); i++) {
            if (start(i) <= time && (latest < 0 || start(i) > start(latest))) {
                latest = i;
            }
        }
        return latest < 0 ? nearest(EventType.FEEDBACK_GIVEN, time, gap) : latest;
    }

    /** What a user begins after the end of a conversation is another one; what still comes from the agent is not. */
    private int nearest(EventType type, long time, long gap) {
        boolean begins = type == EventType.MESSAGE_USER || type == EventType.CONVERSATION_STARTED;
        int best = -1;
        long least = gap + 1;
        for (int i = 0; i < count(); i++) {
            long distance = Math.max(0, Math.max(start(i) - time, time - end(i)));
            boolean over = begins && ended(i) && time > end(i);
            if (!over && (distance < least || (distance == least && best >= 0 && start(i) < start(best)))) {
                best = i;
                least = distance;
            }
        }
        return best;
    }

    private Joined found(EventType type, long time) {
        int oldest = count() < MOST ? -1 : oldest();
        var more = oldest < 0 ? Arrays.copyOf(numbers, numbers.length + WIDTH) : numbers.clone();
        int at = oldest < 0 ? numbers.length : oldest * WIDTH;
        more[at + FOUNDED] = time;
        more[at + START] = time;
        more[at + END] = time;
        more[at + ENDED] = type == EventType.CONVERSATION_ENDED ? 1 : 0;
        return new Joined(new UserSessions(more), time);
    }

    private UserSessions grown(int session, EventType type, long time) {
        if (type == EventType.FEEDBACK_GIVEN) {
            return this;
        }
        var grown = numbers.clone();
        int at = session * WIDTH;
        grown[at + START] = Math.min(start(session), time);
        grown[at + END] = Math.max(end(session), time);
        grown[at + ENDED] = ended(session) || type == EventType.CONVERSATION_ENDED ? 1 : 0;
        return new UserSessions(grown);
    }

    private int oldest() {
        int oldest = 0;
        for (int i = 1; i < count(); i++) {
            oldest = end(i) < end(oldest) ? i : oldest;
        }
        return oldest;
    }

    private long start(int session) {
        return numbers[session * WIDTH + START];
    }

    private long end(int session) {
        return numbers[session * WIDTH + END];
    }

    private boolean ended(int session) {
        return numbers[session * WIDTH + ENDED] == 1;
    }
}
