package dev.vigia.bridge.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.bridge.profiles.FrameFormat.Frame;

/**
 * Engine.IO 4 and Socket.IO 5 packets in text frames, as one JSON object:
 * {@code {"packet":"event","namespace":"/","id":"7","event":"message","args":[…]}}.
 *
 * <p>Binary attachments come in frames of their own, which are not read; their places in {@code args} keep Socket.IO's
 * placeholders. Sources: github.com/socketio/engine.io-protocol (revision 4), github.com/socketio/socket.io-protocol
 * (revision 5).
 */
final class SocketIoPacket {
    private static final char MESSAGE = '4';
    private static final String ENGINE_TYPES = "0123456";
    private static final String[] TYPES = {
        "connect", "disconnect", "event", "ack", "connect_error", "event", "ack",
    };
    private static final int FIRST_BINARY = 5;

    private final String text;
    private int at = 1;

    private SocketIoPacket(String text) {
        this.text = text;
    }

    static Frame read(String text) {
        if (text.isEmpty() || ENGINE_TYPES.indexOf(text.charAt(0)) < 0) {
            return new Frame.Unreadable("no Engine.IO packet");
        }
        return text.charAt(0) == MESSAGE ? new SocketIoPacket(text).packet() : new Frame.Control();
    }

    private Frame packet() {
        int type = at < text.length() ? text.charAt(at++) - '0' : -1;
        if (type < 0 || type >= TYPES.length) {
            return new Frame.Unreadable("no Socket.IO packet");
        }
        var packet = JsonNodeFactory.instance.objectNode().put("packet", TYPES[type]);
        if (type >= FIRST_BINARY) {
            digits();
            if (at >= text.length() || text.charAt(at++) != '-') {
                return new Frame.Unreadable("a binary Socket.IO packet without its number of attachments");
            }
        }
        packet.put("namespace", namespace());
        var id = digits();
        if (!id.isEmpty()) {
            packet.put("id", id);
        }
        if (at == text.length()) {
            return new Frame.Document(packet);
        }
        var payload = FrameFormat.json(text.substring(at));
        if (!(payload instanceof Frame.Document document)) {
            return payload;
        }
        return addPayload(packet, document.root());
    }

    private static Frame addPayload(ObjectNode packet, JsonNode payload) {
        var type = packet.path("packet").asText();
        if (type.equals("event") && !(payload.isArray() && payload.path(0).isValueNode())) {
            return new Frame.Unreadable("a Socket.IO event is an array that begins with its name");
        }
        if (type.equals("event")) {
            packet.put("event", payload.path(0).asText());
            var args = packet.putArray("args");
            for (int i = 1; i < payload.size(); i++) {
                args.add(payload.get(i));
            }
        } else {
            packet.set(type.equals("ack") ? "args" : "data", payload);
        }
        return new Frame.Document(packet);
    }

    private String namespace() {
        if (at >= text.length() || text.charAt(at) != '/') {
            return "/";
        }
        int comma = text.indexOf(',', at);
        var name = text.substring(at, comma < 0 ? text.length() : comma);
        at = comma < 0 ? text.length() : comma + 1;
        int query = name.indexOf('?');
        return query < 0 ? name : name.substring(0, query);
    }

    private String digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return text.substring(start, at);
    }
}
