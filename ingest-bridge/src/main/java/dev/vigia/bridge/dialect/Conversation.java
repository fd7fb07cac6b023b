package dev.vigia.bridge.dialect;

import org.jspecify.annotations.Nullable;

/** What a connection remembers of one conversation. */
final class Conversation {
    final String id;
    boolean started;
    boolean ended;
    /** The last thing said was the user's. */
    boolean awaitsAnswer;

    @Nullable
    Stream userStream;

    @Nullable
    Stream agentStream;

    Conversation(String id) {
        this.id = id;
    }

    @Nullable
    Stream stream(Side side) {
        return side == Side.USER ? userStream : agentStream;
    }

    void stream(Side side, @Nullable Stream stream) {
        if (side == Side.USER) {
            userStream = stream;
        } else {
            agentStream = stream;
        }
    }
}
