package dev.vigia.bridge.privacy;

import java.util.Arrays;

/** Keys that providers mark by a prefix, and private keys in PEM (RFC 7468). */
final class ApiKeys implements Finder {
    private static final int LIMIT = 512;
    private static final int PEM_LIMIT = 16_384;
    private static final String PEM = "-----BEGIN ";
    private static final String PEM_END = "-----END ";

    /** @param rest characters behind the prefix, at least */
    private record Prefix(String text, int rest) {}

    private static final Prefix[] PREFIXES = {
        new Prefix("sk-", 20),
        new Prefix("sk_live_", 16),
        new Prefix("sk_test_", 16),
        new Prefix("pk_live_", 16),
        new Prefix("pk_test_", 16),
        new Prefix("rk_live_", 16),
        new Prefix("whsec_", 16),
        new Prefix("AKIA", 16),
        new Prefix("ASIA", 16),
        new Prefix("AIza", 35),
        new Prefix("ya29.", 20),
        new Prefix("ghp_", 36),
        new Prefix("gho_", 36),
        new Prefix("ghu_", 36),
        new Prefix("ghs_", 36),
        new Prefix("ghr_", 36),
        new Prefix("github_pat_", 22),
        new Prefix("glpat-", 20),
        new Prefix("xoxb-", 10),
        new Prefix("xoxp-", 10),
        new Prefix("xoxa-", 10),
        new Prefix("xoxs-", 10),
        new Prefix("hf_", 30),
        new Prefix("npm_", 36),
        new Prefix("SG.", 40),
        new Prefix("dop_v1_", 40),
    };

    /** The shortest key with its prefix. */
    private static final int SHORTEST = Arrays.stream(PREFIXES)
            .mapToInt(prefix -> prefix.text().length() + prefix.rest())
            .min()
            .orElseThrow();

    /** By letter of ASCII: whether a prefix begins with it. */
    private static final boolean[] FIRSTS = firsts();

    private static boolean[] firsts() {
        var firsts = new boolean[128];
        for (var prefix : PREFIXES) {
            firsts[prefix.text().charAt(0)] = true;
        }
        return firsts;
    }

    @Override
    public void find(Text text, Findings found) {
        if (text.hasToken(SHORTEST) && text.hasDigits(1)) {
            for (int start : text.letterStarts()) {
                int end = FIRSTS[text.at(start)] ? end(text, start) : 0;
                if (end > 0) {
                    found.add(start, end, Kind.API_KEY.name());
                }
            }
        }
        for (int at = text.indexOf(PEM, 0); at >= 0; at = text.indexOf(PEM, at + PEM.length())) {
            pem(text, at, found);
        }
    }

    private static int end(Text text, int start) {
        for (var prefix : PREFIXES) {
            if (text.at(start) == prefix.text().charAt(0) && text.startsWith(prefix.text(), start)) {
                int key = start + prefix.text().length();
                int end = text.skip(key, LIMIT, c -> Text.isBase64Url(c) || c == '.');
                while (end > key && text.at(end - 1) == '.') {
                    end--;
                }
                if (end - key >= prefix.rest() && isRandom(text, key, end)) {
                    return end;
                }
            }
        }
        return 0;
    }

    /** Words with hyphens between them are no key. */
    private static boolean isRandom(Text text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Text.isDigit(text.at(i))) {
                return true;
            }
        }
        return false;
    }

    private static void pem(Text text, int at, Findings found) {
        int name = at + PEM.length();
        int nameEnd = text.skip(name, 64, c -> c != '-' && c != '\n');
        if (!text.part(name, nameEnd).endsWith("PRIVATE KEY")) {
            return;
        }
        int body = text.skip(nameEnd, 5, c -> c == '-');
        int end = text.skip(body, PEM_LIMIT, c -> c != '-');
        if (text.startsWith(PEM_END, end)) {
            end = text.skip(end + PEM_END.length(), 64, c -> c != '-' && c != '\n');
            end = text.skip(end, 5, c -> c == '-');
        }
        found.add(at, end, Kind.API_KEY.name());
    }
}
