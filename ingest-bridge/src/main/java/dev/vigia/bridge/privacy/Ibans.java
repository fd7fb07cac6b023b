package dev.vigia.bridge.privacy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** International account numbers (ISO 13616): country, its length, and the check digits modulo 97. */
final class Ibans implements Finder {
    private static final int CHECK_DIGITS = 2;
    /** From the IBAN registry: countries with their numbers' lengths. */
    private static final Map<String, Integer> LENGTHS = lengths(
            "NO15 BE16 DK18 FI18 FO18 GL18 NL18 SD18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 MN20 XK20 CH21 HR21 LI21 LV21"
                    + " BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 RS22 VA22 AE23 GI23 IL23 IQ23 OM23 SO23 TL23 AD24 CZ24 ES24"
                    + " MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 LY25 PT25 ST25 IS26 TR26 BI27 DJ27 FR27 GR27 IT27 MC27 MR27"
                    + " SM27 AL28 AZ28 BY28 CY28 DO28 GT28 HU28 LB28 NI28 PL28 SV28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30"
                    + " YE30 FK18 MT31 SC31 LC32 RU33");

    private static Map<String, Integer> lengths(String list) {
        var lengths = new HashMap<String, Integer>();
        for (var item : list.split(" ", -1)) {
            lengths.put(item.substring(0, 2), Integer.valueOf(item.substring(2)));
        }
        return Map.copyOf(lengths);
    }

    @Override
    public void find(Text text, Findings found) {
        if (!text.hasDigits(CHECK_DIGITS)) {
            return;
        }
        for (int i : text.letterStarts()) {
            int check = Text.isGap(text.at(i + 2)) ? i + 3 : i + 2;
            if (Text.isLetter(text.at(i + 1)) && Text.isDigit(text.at(check))) {
                from(text, i, found);
            }
        }
    }

    private static void from(Text text, int start, Findings found) {
        var length = LENGTHS.get(text.part(start, start + 2).toUpperCase(Locale.ROOT));
        var number = new StringBuilder();
        int i = start;
        while (length != null && number.length() < length) {
            if (Text.isAlphanumeric(text.at(i))) {
                number.append(text.at(i++));
            } else if (Text.isGap(text.at(i)) && Text.isAlphanumeric(text.at(i + 1))) {
                i++;
            } else {
                return;
            }
        }
        if (length != null && text.endsAt(i) && isChecked(number)) {
            found.add(start, i, Kind.IBAN.name());
        }
    }

    private static boolean isChecked(CharSequence number) {
        int rest = 0;
        for (int i = 0; i < number.length(); i++) {
            int value = Character.digit(number.charAt((i + 4) % number.length()), 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }
}
