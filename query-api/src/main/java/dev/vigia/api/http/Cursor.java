package dev.vigia.api.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** A place in a list ordered by time and id, newest first. Its text is opaque to clients and safe in an address. */
public record Cursor(Instant time, String id) {
    public static final Param<Cursor> PARAM = new Param<>(
            Param.In.QUERY,
            "cursor",
            "`nextCursor` of the page before; leave out for the first page",
            java.util.Map.of("type", "string", "maxLength", 600),
            "MjAyNi0xMS0yMlQxMDowMDowMFp8Yy0x",
            Cursor.class,
            null,
            Cursor::parse);

    public String text() {
        var plain = time + "|" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static Cursor parse(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int bar = plain.indexOf('|');
            if (bar > 0 && plain.indexOf('\0') < 0) {
                return new Cursor(Instant.parse(plain.substring(0, bar)), plain.substring(bar + 1));
            }
        } catch (IllegalArgumentException | DateTimeException refused) {
            // the same sentence answers every text that is not ours
        }
        throw new IllegalArgumentException("must be the nextCursor of an earlier answer");
    }
}
