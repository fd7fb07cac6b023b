package dev.vigia.api.stream;

import java.nio.charset.StandardCharsets;

/** One server-sent event, or a comment that only keeps the connection alive. */
record Frame(String id, byte[] bytes) {
    static final Frame HEARTBEAT = new Frame("", ": heartbeat\n\n".getBytes(StandardCharsets.UTF_8));

    /** @param json one line; JSON escapes line ends inside texts */
    static Frame event(String id, String name, byte[] json) {
        var text = "id: " + id + "\nevent: " + name + "\ndata: " + new String(json, StandardCharsets.UTF_8) + "\n\n";
        return new Frame(id, text.getBytes(StandardCharsets.UTF_8));
    }
}
