package dev.vigia.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The frames that demo agent and demo users exchange. */
final class DemoFrames {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DemoFrames() {}

    static String message(String text) {
        return of("message").put("text", text).toString();
    }

    static String piece(String text) {
        return of("delta").put("text", text).toString();
    }

    static String done(int inputTokens, int outputTokens, boolean fallback) {
        ObjectNode done = of("done").put("model", "demo-small").put("finishReason", "stop");
        done.putObject("usage").put("inputTokens", inputTokens).put("outputTokens", outputTokens);
        if (fallback) {
            done.put("fallback", true);
        }
        return done.toString();
    }

    static String error(String reason) {
        return of("error")
                .put("reason", reason)
                .put("message", "the model did not answer")
                .toString();
    }

    static String handoff() {
        return of("handoff")
                .put("to", "person")
                .put("reason", "user asked for more")
                .toString();
    }

    static String rating(int rating) {
        return of("rating").put("rating", rating).toString();
    }

    static String thumbs(boolean up) {
        return of("feedback").put("thumbs", up ? "up" : "down").toString();
    }

    static String end() {
        return of("end").toString();
    }

    private static ObjectNode of(String type) {
        return JSON.createObjectNode().put("type", type);
    }
}
