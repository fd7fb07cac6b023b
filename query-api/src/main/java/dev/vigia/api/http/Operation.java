package dev.vigia.api.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the API, said once for the server and for the documentation: what it takes, what it answers and
 * the work that turns one into the other.
 *
 * @param body the record that clients send, or null when there is none
 * @param answer the record that is answered, or null when the answer is a text or a stream
 */
public record Operation(
        String tag,
        String id,
        String summary,
        List<Param<?>> params,
        @Nullable Class<?> body,
        int status,
        String contentType,
        @Nullable Class<?> answer,
        Work work) {

    /** Makes the answer: a record that becomes the JSON body, or a {@link Streaming}. */
    @FunctionalInterface
    public interface Work {
        Object answer(Request request);
    }

    public static Operation reads(String tag, String id, Class<?> answer, Work work) {
        return new Operation(tag, id, "", List.of(), null, 200, "application/json", answer, work);
    }

    /** A write: answered 202 once the event is durable. */
    public static Operation writes(String tag, String id, Class<?> body, Class<?> answer, Work work) {
        return new Operation(tag, id, "", List.of(), body, 202, "application/json", answer, work);
    }

    /** A read whose answer is a stream of server-sent events. */
    public static Operation streams(String tag, String id, Work work) {
        return new Operation(tag, id, "", List.of(), null, 200, "text/event-stream", null, work);
    }

    public Operation summary(String text) {
        return new Operation(tag, id, text, params, body, status, contentType, answer, work);
    }

    public Operation takes(Param<?>... more) {
        return takes(List.of(more));
    }

    public Operation takes(List<? extends Param<?>> more) {
        var all = new ArrayList<Param<?>>(params);
        all.addAll(more);
        return new Operation(tag, id, summary, List.copyOf(all), body, status, contentType, answer, work);
    }
}
