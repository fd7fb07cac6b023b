package dev.vigia.system;

import io.javalin.Javalin;

/** A real WebSocket agent that answers each text at once with {@code eco: } and the text. */
final class EchoAgent implements AutoCloseable {
    private final Javalin server;

    EchoAgent() {
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.ws(
                            "/<path>", ws -> ws.onMessage(message -> message.send("eco: " + message.message())));
                })
                .start("127.0.0.1", 0);
    }

    String address() {
        return "ws://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
