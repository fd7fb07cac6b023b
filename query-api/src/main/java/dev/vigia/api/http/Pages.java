package dev.vigia.api.http;

import io.javalin.http.Context;

/** Answers addresses that are no route of the API: the files of the dashboard. */
@FunctionalInterface
public interface Pages {
    /** Answers when there is something to show at this address. */
    boolean serve(Context context);
}
