package dev.vigia.bridge.http;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Answers calls. May block for a moment, but waits by its future; what it throws is a bug and answered 500. */
public interface Endpoint {
    CompletableFuture<Answer> answer(Call call);

    /** An endpoint whose answer needs no waiting. */
    static Endpoint immediate(Function<Call, Answer> answerer) {
        return call -> CompletableFuture.completedFuture(answerer.apply(call));
    }
}
