package dev.vigia.api.http;

/** One thing that is wrong with a request. */
public record Fault(
        @Doc(value = "Where it is: query, path, header or body", example = "query")
        String in,

        @Doc(value = "The parameter, or the field of the body", example = "from")
        String name,

        @Doc(value = "What is wrong, and what would be right", example = "is not an RFC 3339 time with a zone")
        String detail) {}
