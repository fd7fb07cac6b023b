package dev.vigia.bridge.dialect;

import dev.vigia.events.TraceParent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a handshake says who talks, and about what: for each, places in the order in which they are asked. */
public record OpeningNames(
        List<Place> conversation, List<Place> user, List<Place> channel, List<Place> locale, List<Place> agentVersion) {
    private static final int WORD_LIMIT = 200;

    /** What holds where nothing else is said. */
    public static final OpeningNames USUAL = new OpeningNames(
            List.of(
                    new Place(Place.Kind.QUERY, "conversationId"),
                    new Place(Place.Kind.QUERY, "conversation"),
                    new Place(Place.Kind.QUERY, "session"),
                    new Place(Place.Kind.HEADER, "X-Conversation-Id")),
            List.of(
                    new Place(Place.Kind.QUERY, "userId"),
                    new Place(Place.Kind.QUERY, "user"),
                    new Place(Place.Kind.HEADER, "X-User-Id")),
            List.of(new Place(Place.Kind.QUERY, "channel")),
            List.of(new Place(Place.Kind.QUERY, "locale")),
            List.of(new Place(Place.Kind.QUERY, "agentVersion")));

    /** One place of a handshake. */
    public record Place(Kind kind, String name) {
        public enum Kind {
            QUERY,
            HEADER,
            COOKIE
        }

        private Optional<String> in(HandshakeValues values) {
            return switch (kind) {
                case QUERY -> values.query(name);
                case HEADER -> values.header(name);
                case COOKIE -> values.cookie(name);
            };
        }
    }

    /**
     * What a handshake says about the conversation.
     *
     * @param source the connection's own id
     */
    public Opening opening(HandshakeValues values, String agentId, String source) {
        return new Opening(
                agentId,
                first(agentVersion, values),
                first(conversation, values),
                first(user, values),
                first(channel, values),
                first(locale, values),
                source,
                values.header(TraceParent.HEADER).flatMap(TraceParent::of).orElse(null));
    }

    private static @Nullable String first(List<Place> places, HandshakeValues values) {
        for (var place : places) {
            var value = place.in(values).filter(OpeningNames::isUsable);
            if (value.isPresent()) {
                return value.get();
            }
        }
        return null;
    }

    /** What contract 1 would refuse is as good as absent; the traffic does not depend on it. */
    private static boolean isUsable(String value) {
        return !value.isBlank() && value.length() <= WORD_LIMIT && value.indexOf(0) < 0;
    }
}
