package dev.vigia.bridge.privacy;

/** The user and the password of a URL (RFC 3986, section 3.2.1). The rest of the URL stays. */
final class Credentials implements Finder {
    private static final int LIMIT = 256;

    @Override
    public void find(Text text, Findings found) {
        for (int at = text.indexOf("://", 0); at >= 0; at = text.indexOf("://", at + 3)) {
            int start = at + 3;
            int end = text.skip(start, LIMIT, c -> c > ' ' && "/?#@<>\"".indexOf(c) < 0);
            int colon = text.skip(start, end - start, c -> c != ':');
            if (Text.isAlphanumeric(text.at(at - 1)) && text.at(end) == '@' && colon > start && colon + 1 < end) {
                found.add(start, end, Kind.CREDENTIALS.name());
            }
        }
    }
}
