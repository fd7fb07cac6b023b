package dev.vigia.api.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The one form of every error answer: RFC 9457, content type {@code application/problem+json}. */
public record Problem(
        @Doc(value = "Identifies the kind of problem", example = "urn:vigia:problem:invalid-request")
        String type,

        @Doc(value = "The kind of problem in words", example = "The request cannot be understood")
        String title,

        @Doc(value = "The HTTP status", example = "400") int status,

        @Doc(value = "This occurrence in words", example = "1 fault in the request")
        String detail,

        @Doc(value = "The path that was asked for", example = "/api/v1/chat/metrics/historical")
        String instance,

        @Doc("Every fault of the request; empty when the request is not to blame")
        List<Fault> errors) {

    public static final String CONTENT_TYPE = "application/problem+json";

    /** The kinds of problem that this API answers with. */
    public enum Kind {
        INVALID_REQUEST(400, "The request cannot be understood"),
        UNAUTHENTICATED(401, "An API key is needed"),
        FORBIDDEN(403, "This API key may not do that"),
        NOT_FOUND(404, "There is no such thing"),
        METHOD_NOT_ALLOWED(405, "This address does not take that method"),
        TOO_LARGE(413, "The request is too large"),
        UNAVAILABLE(503, "A part that is needed is away; try again soon"),
        INTERNAL(500, "Something went wrong on our side");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        /** The kind that stands for an HTTP status. */
        static Kind of(int status) {
            return Arrays.stream(values())
                    .filter(kind -> kind.status == status)
                    .findFirst()
                    .orElse(status < 500 ? INVALID_REQUEST : INTERNAL);
        }

        String urn() {
            return "urn:vigia:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The problem of this kind, for one occurrence. */
        Problem at(String instance, String detail, List<Fault> errors) {
            return new Problem(urn(), title, status, detail, instance, errors);
        }

        public int status() {
            return status;
        }

        public String title() {
            return title;
        }
    }
}
