package dev.vigia.bridge.http;

import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param path decoded, without the query
 * @param headers by lower-case name; the first of several
 */
public record Call(String method, String path, Map<String, String> headers, byte[] body) {
    private static final String BEARER = "bearer ";

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** The token of {@code Authorization: Bearer …}. */
    public Optional<String> bearerToken() {
        return header("authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }
}
