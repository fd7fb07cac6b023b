package dev.vigia.bridge.privacy;

/** JSON Web Tokens (RFC 7519): header and payload are JSON objects, so that both begin with the Base64 of <code>{"</code>. */
final class Tokens implements Finder {
    private static final String OBJECT = "eyJ";
    private static final int SHORTEST = 10;
    private static final int LIMIT = 16_384;

    @Override
    public void find(Text text, Findings found) {
        if (!text.hasToken(SHORTEST) || !text.hasDots(2)) {
            return;
        }
        int from = 0;
        for (int at = text.indexOf(OBJECT, from); at >= 0; at = text.indexOf(OBJECT, from)) {
            from = at + OBJECT.length();
            int dot = text.skip(at, LIMIT, Text::isBase64Url);
            int second = dot + 1;
            if (text.at(dot) != '.' || !text.startsWith(OBJECT, second) || Text.isBase64Url(text.at(at - 1))) {
                from = Math.max(from, dot);
                continue;
            }
            int end = text.skip(second, LIMIT, Text::isBase64Url);
            if (text.at(end) == '.' && dot - at >= SHORTEST && end - second >= SHORTEST) {
                end = text.skip(end + 1, LIMIT, Text::isBase64Url);
                found.add(at, end, Kind.JWT.name());
            }
            from = Math.max(from, end);
        }
    }
}
