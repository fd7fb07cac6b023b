package dev.vigia.bridge.privacy;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces what identifies people or opens doors by its kind: {@code [EMAIL]}. Where two kinds claim the same stretch,
 * a team's own patterns win, then the kind that {@link Kind} names first. Takes time linear in the text, whatever the
 * text. Thread-safe.
 */
public final class Masker {
    private final List<Finder> finders = new ArrayList<>();
    private final boolean hasPatterns;

    /**
     * @param kinds those to be masked
     * @param patterns a team's own, by the name that replaces what they match
     * @param phoneRegions ISO 3166 codes of the countries whose national telephone numbers are known
     */
    public Masker(Set<Kind> kinds, Map<String, Pattern> patterns, List<String> phoneRegions) {
        patterns.forEach((label, pattern) -> finders.add(new OwnPattern(label, pattern)));
        hasPatterns = !patterns.isEmpty();
        var all = new EnumMap<Kind, Finder>(Kind.class);
        all.put(Kind.CREDENTIALS, new Credentials());
        all.put(Kind.EMAIL, new Emails());
        all.put(Kind.JWT, new Tokens());
        all.put(Kind.API_KEY, new ApiKeys());
        all.put(Kind.WALLET, new Wallets());
        all.put(Kind.IBAN, new Ibans());
        all.put(Kind.CARD, new Cards());
        all.put(Kind.MAC, new Macs());
        all.put(Kind.IP, new Addresses());
        all.put(Kind.COORDINATES, new Coordinates());
        all.put(Kind.ACCOUNT, new Accounts());
        all.put(Kind.NIE, new SpanishIds(Kind.NIE));
        all.put(Kind.DNI, new SpanishIds(Kind.DNI));
        all.put(Kind.CIF, new SpanishIds(Kind.CIF));
        all.put(Kind.SSN, new SocialSecurity());
        all.put(Kind.PASSPORT, new Papers());
        all.put(Kind.PLATE, new Plates());
        all.put(Kind.PHONE, new Phones(phoneRegions));
        all.put(Kind.SECRET, new Secrets());
        all.keySet().retainAll(kinds);
        finders.addAll(all.values());
    }

    public String mask(String text) {
        var scanned = new Text(text);
        if (!hasPatterns && scanned.isPlain()) {
            return text;
        }
        var found = new Findings();
        for (var finder : finders) {
            finder.find(scanned, found);
        }
        return found.isEmpty() ? text : found.applyTo(text);
    }
}
