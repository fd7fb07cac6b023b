package dev.vigia.bridge.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What is known about a connection before its first frame: the handshake's part.
 *
 * @param conversationId null where the frames will tell, or one is to be made up
 * @param userId as the client gives it; it leaves the bridge only as a pseudonym
 * @param source the connection's own id
 * @param traceParent of the trace that the connection belongs to; null where it belongs to none
 */
public record Opening(
        String agentId,
        @Nullable String agentVersion,
        @Nullable String conversationId,
        @Nullable String userId,
        @Nullable String channel,
        @Nullable String locale,
        String source,
        @Nullable String traceParent) {
    /** Of a connection that belongs to no trace. */
    public Opening(
            String agentId,
            @Nullable String agentVersion,
            @Nullable String conversationId,
            @Nullable String userId,
            @Nullable String channel,
            @Nullable String locale,
            String source) {
        this(agentId, agentVersion, conversationId, userId, channel, locale, source, null);
    }
}
