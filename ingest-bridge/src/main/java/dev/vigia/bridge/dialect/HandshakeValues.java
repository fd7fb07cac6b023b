package dev.vigia.bridge.dialect;

import java.util.Optional;

/** What a client's opening handshake says. */
public interface HandshakeValues {
    /** The first value of a query parameter, unescaped. */
    Optional<String> query(String name);

    /** The first value of a header, whatever the case of its name. */
    Optional<String> header(String name);

    /** A cookie's value, without quotes around it (RFC 6265, section 5.2). */
    default Optional<String> cookie(String name) {
        for (var pair : header("Cookie").orElse("").split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                var value = pair.substring(equals + 1).strip();
                boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                return Optional.of(quoted ? value.substring(1, value.length() - 1) : value);
            }
        }
        return Optional.empty();
    }
}
