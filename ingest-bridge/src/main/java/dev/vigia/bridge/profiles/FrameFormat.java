package dev.vigia.bridge.profiles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;

/** How frames are written, before it is asked what they mean. */
enum FrameFormat {
    /** A frame is its text: pointers are empty. */
    TEXT("text") {
        @Override
        Frame read(String text) {
            return new Frame.Document(TextNode.valueOf(text));
        }
    },
    /** A frame is a JSON value. */
    JSON("json") {
        @Override
        Frame read(String text) {
            return json(text);
        }
    },
    /** A frame is an Engine.IO 4 packet, mostly with a Socket.IO packet in it; see {@link SocketIoPacket}. */
    SOCKET_IO("socket.io") {
        @Override
        Frame read(String text) {
            return SocketIoPacket.read(text);
        }
    };

    private static final int NESTING_LIMIT = 200;
    private static final JsonMapper MAPPER = mapper();

    /** What a frame's text turned out to be. */
    sealed interface Frame {
        record Document(JsonNode root) implements Frame {}

        /** Of the protocol that carries the messages. */
        record Control() implements Frame {}

        record Unreadable(String reason) implements Frame {}
    }

    private final String wireName;

    FrameFormat(String wireName) {
        this.wireName = wireName;
    }

    /** Its name in a profile file. */
    String wireName() {
        return wireName;
    }

    /** Never throws. */
    abstract Frame read(String text);

    private static JsonMapper mapper() {
        var mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(NESTING_LIMIT)
                        .build());
        return mapper;
    }

    static Frame json(String text) {
        try {
            var root = MAPPER.readTree(text);
            return root.isMissingNode() ? new Frame.Unreadable("not JSON: empty") : new Frame.Document(root);
        } catch (JsonProcessingException malformed) {
            return new Frame.Unreadable("not JSON: " + malformed.getOriginalMessage());
        }
    }
}
