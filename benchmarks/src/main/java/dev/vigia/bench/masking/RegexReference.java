package dev.vigia.bench.masking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What is usually done instead: one regular expression of the platform for each kind, one after another. */
final class RegexReference {
    private static final Map<String, Pattern> PATTERNS = patterns();

    private RegexReference() {}

    private static Map<String, Pattern> patterns() {
        var patterns = new LinkedHashMap<String, String>();
        patterns.put("CREDENTIALS", "(?<=://)[^\\s/@:]+:[^\\s/@]+(?=@)");
        patterns.put("EMAIL", "[\\p{L}0-9._%+-]+@[\\p{L}0-9.-]+\\.\\p{L}{2,}");
        patterns.put("JWT", "eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");
        patterns.put("API_KEY", "\\b(?:sk-|sk_live_|ghp_|xoxb-|AKIA|AIza)[\\w-]{16,}");
        patterns.put("WALLET", "\\b(?:0x[0-9a-fA-F]{40}|[13][1-9A-HJ-NP-Za-km-z]{25,34})\\b");
        patterns.put("IBAN", "\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\\b");
        patterns.put("CARD", "\\b(?:\\d[ -]?){12,18}\\d\\b");
        patterns.put("MAC", "\\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\\b");
        patterns.put("IP", "\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b|\\b(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{1,4}\\b");
        patterns.put("COORDINATES", "-?\\d{1,3}\\.\\d{4,}, ?-?\\d{1,3}\\.\\d{4,}");
        patterns.put("ACCOUNT", "\\b\\d{4}[ -]?\\d{4}[ -]?\\d{2}[ -]?\\d{10}\\b");
        patterns.put("NIE", "\\b[XYZ]-?\\d{7}-?[A-Z]\\b");
        patterns.put("DNI", "\\b\\d{2}\\.?\\d{3}\\.?\\d{3}-?[A-Za-z]\\b");
        patterns.put("CIF", "\\b[A-W]\\d{7}[0-9A-J]\\b");
        patterns.put("SSN", "\\b\\d{3}-\\d{2}-\\d{4}\\b");
        patterns.put("PLATE", "\\b\\d{4}[ -]?[BCDFGHJ-NP-TV-Z]{3}\\b|\\b[A-Z]{1,2}-\\d{4}-[A-Z]{1,2}\\b");
        patterns.put("PASSPORT", "\\b[A-Z]{3}\\d{6}\\b");
        patterns.put("PHONE", "\\(?\\+?\\d[\\d ().-]{7,16}\\d\\b");
        patterns.put("SECRET", "(?<=(?:password|contraseña|clave|pwd|secret)\\s{0,1}[:=]\\s{0,1})[^\\s]+");
        var compiled = new LinkedHashMap<String, Pattern>();
        patterns.forEach((kind, pattern) -> compiled.put(kind, Pattern.compile(pattern)));
        return compiled;
    }

    static String mask(String text) {
        var masked = text;
        for (var entry : PATTERNS.entrySet()) {
            masked = entry.getValue().matcher(masked).replaceAll("[" + entry.getKey() + "]");
        }
        return masked;
    }
}
