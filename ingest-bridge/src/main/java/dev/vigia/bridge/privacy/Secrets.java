package dev.vigia.bridge.privacy;

import java.util.Locale;

/**
 * The value in {@code password: …}, {@code contraseña = …}, {@code api_key=…}, "la clave es …", "my password is …"; the
 * name stays.
 */
final class Secrets implements Finder {
    private static final int NAME_LIMIT = 16;
    private static final int LIMIT = 128;
    private static final int SHORTEST = 4;
    private static final String[] SIGNS = {":", "=", " es ", " is "};
    private static final String[] NAMES = {
        "password",
        "passwd",
        "pwd",
        "pass",
        "contraseña",
        "contrasena",
        "clave",
        "secret",
        "secreto",
        "token",
        "api_key",
        "apikey",
        "api-key",
        "access_token",
        "client_secret",
        "pin",
        "passphrase",
    };

    @Override
    public void find(Text text, Findings found) {
        for (var sign : SIGNS) {
            for (int at = text.indexOf(sign, 1); at >= 0; at = text.indexOf(sign, at + 1)) {
                value(text, at, at + sign.length(), found);
            }
        }
    }

    /** The value is looked at before the name: nearly every "is" is followed by a word, which ends the matter. */
    private static void value(Text text, int sign, int behind, Findings found) {
        int start = text.skip(behind, 1, Text::isSpace);
        start = text.skip(start, 1, c -> c == '"' || c == '\'');
        int end = text.skip(start, LIMIT, Secrets::isValue);
        while (end > start && ".)]".indexOf(text.at(end - 1)) >= 0) {
            end--;
        }
        int nameEnd = Text.isSpace(text.at(sign - 1)) ? sign - 1 : sign;
        if (end - start >= SHORTEST && looksSecret(text, start, end) && isNamed(text, nameEnd)) {
            found.add(start, end, Kind.SECRET.name());
        }
    }

    private static boolean isValue(char c) {
        return c > ' ' && "\"'<>&,;".indexOf(c) < 0;
    }

    private static boolean isNamed(Text text, int end) {
        int start = Math.max(0, end - NAME_LIMIT);
        var before = text.part(start, Math.max(start, end)).toLowerCase(Locale.ROOT);
        for (var name : NAMES) {
            if (before.endsWith(name) && text.beginsAt(end - name.length())) {
                return true;
            }
        }
        return false;
    }

    /** Not a word, and not what another mask left. */
    private static boolean looksSecret(Text text, int start, int end) {
        boolean hasDigit = false;
        boolean hasSign = false;
        for (int i = start; i < end; i++) {
            hasDigit |= Text.isDigit(text.at(i));
            hasSign |= !Text.isWord(text.at(i));
        }
        return hasDigit || hasSign && text.at(start) != '[' && text.at(start) != '/';
    }
}
