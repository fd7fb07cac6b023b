package dev.vigia.bridge.front;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first lines of an HTTP/1.1 request, read strictly and kept as they came. Anything that two parsers could read
 * in two ways (bare line feeds, folded lines, spaces before a colon, control characters) is refused.
 *
 * @param target path and query, beginning with a slash
 */
public record RequestHead(String method, String target, List<Header> headers) {
    /** @param line the header as it came, without its line end */
    public record Header(String name, String value, String line) {}

    /** The bytes are no acceptable request. The message says why, and may be sent to the client. */
    public static final class BadRequestException extends Exception {
        private static final long serialVersionUID = 1L;

        public BadRequestException(String reason) {
            super(reason);
        }
    }

    private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]{1,20}) (/[\\x21-\\x7e]*) HTTP/1\\.1");
    private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*(.*?)[ \\t]*");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]");

    /** @param head everything up to and with the empty line */
    public static RequestHead parse(byte[] head) throws BadRequestException {
        var lines = new String(head, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        var request = REQUEST_LINE.matcher(lines[0]);
        if (!request.matches()) {
            throw new BadRequestException("the request line is not METHOD /path HTTP/1.1");
        }
        var headers = new ArrayList<Header>();
        for (int i = 1; i < lines.length - 2; i++) {
            var header = HEADER.matcher(lines[i]);
            if (!header.matches() || CONTROL.matcher(lines[i]).find()) {
                throw new BadRequestException("header line " + i + " is malformed");
            }
            headers.add(new Header(header.group(1), header.group(2), lines[i]));
        }
        return new RequestHead(request.group(1), request.group(2), List.copyOf(headers));
    }

    /** All values of the header, in order. */
    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** Whether one of the header's comma-separated words is {@code word}. */
    public boolean lists(String name, String word) {
        return all(name).stream()
                .flatMap(value -> Pattern.compile(",").splitAsStream(value))
                .anyMatch(item -> item.strip().toLowerCase(Locale.ROOT).equals(word));
    }

    /** The path without the query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
