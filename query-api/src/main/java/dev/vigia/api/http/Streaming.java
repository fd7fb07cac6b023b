package dev.vigia.api.http;

import io.javalin.http.Context;

/** An answer that is not one JSON value but a connection that stays open. */
@FunctionalInterface
public interface Streaming {
    void open(Context context);
}
