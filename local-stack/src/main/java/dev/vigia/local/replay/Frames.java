package dev.vigia.local.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The frames of the plainest chat dialect that the tap reads. */
final class Frames {
    static final String END = "{\"type\":\"end\"}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Frames() {}

    static String message(String text) {
        return of("message").put("text", text).toString();
    }

    static String rating(int rating) {
        return of("rating").put("rating", rating).toString();
    }

    static String thumbs(boolean up) {
        return of("feedback").put("thumbs", up ? "up" : "down").toString();
    }

    private static ObjectNode of(String type) {
        return JSON.createObjectNode().put("type", type);
    }
}
