package dev.vigia.bridge.dialect;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The conversations that connections are or have lately been in, so that a client that comes back, or is there twice,
 * goes on with its conversation instead of beginning another one. Bounded; thread-safe.
 */
public final class OpenConversations {
    /** How long a conversation that nobody is connected to is remembered: as long as a session may be silent. */
    static final Duration MEMORY = Duration.ofMinutes(30);

    private static final int LIMIT = 50_000;

    /** What a connection finds when it enters. */
    record Entry(boolean isNew, boolean awaitsAnswer) {}

    private static final class State {
        private int connections;
        private boolean awaitsAnswer;
        private Instant leftAt = Instant.MAX;
    }

    private final Map<String, State> states = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, State> eldest) {
            return size() > LIMIT;
        }
    };

    /** A connection takes part in a conversation from now on. */
    synchronized Entry enter(String agentId, String conversationId, Instant now) {
        var key = key(agentId, conversationId);
        var state = states.get(key);
        boolean isNew = state == null
                || state.connections == 0 && state.leftAt.plus(MEMORY).isBefore(now);
        if (state == null || isNew) {
            state = new State();
            states.put(key, state);
        }
        state.connections++;
        return new Entry(isNew, state.awaitsAnswer);
    }

    /**
     * A connection takes part no longer.
     *
     * @return whether it was the last one
     */
    synchronized boolean leave(String agentId, String conversationId, boolean awaitsAnswer, Instant now) {
        var state = states.get(key(agentId, conversationId));
        if (state == null) {
            return true;
        }
        state.connections = Math.max(0, state.connections - 1);
        state.awaitsAnswer = awaitsAnswer;
        state.leftAt = now;
        return state.connections == 0;
    }

    /** Agent ids have no NUL. */
    private static String key(String agentId, String conversationId) {
        return agentId + '\0' + conversationId;
    }
}
