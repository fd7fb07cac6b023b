package dev.vigia.bridge.privacy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Set;

/**
 * Telephone numbers that exist by the numbering plans (libphonenumber): international ones, and national ones of the
 * regions that users write from. Digits alone are a number only where nothing near them says that they are an order's
 * or an invoice's; ten digits alone only where something says that they are a telephone's.
 */
final class Phones implements Finder {
    private static final int MOST_DIGITS = 15;
    private static final int FEWEST_DIGITS = 8;
    private static final int GAP_LIMIT = 3;
    /** Numbering plans cost microseconds; behind this many a text is not prose, and its shapes are enough. */
    private static final int LOOKUPS = 200;

    private static final Vocabulary PHONE_WORDS = Vocabulary.of(
            "tel",
            "phone",
            "móvil",
            "movil",
            "celular",
            "cell",
            "mobile",
            "llám",
            "llam",
            "call",
            "whatsapp",
            "text me",
            "fax",
            "número de contacto",
            "contact",
            "reach me",
            "ring me");
    private static final Vocabulary OTHER_WORDS = Vocabulary.of(
            "pedido",
            "order",
            "factura",
            "invoice",
            "ticket",
            "referencia",
            "reference",
            "ref ",
            "ref.",
            "ref:",
            "tracking",
            "seguimiento",
            "expediente",
            "case ",
            "código",
            "code ",
            "code:",
            "id ",
            "id:",
            "serie",
            "serial",
            "sku",
            "contrato",
            "contract",
            "albarán");

    private static final Set<String> SPANISH = Set.of("9", "333", "3222", "2322", "2223", "36", "234");
    private static final Set<String> AMERICAN = Set.of("10", "334", "37");

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    private final List<String> regions;

    /** Whether there is a numbering plan of a region. */
    static boolean knows(String region) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
    }

    /** @param regions ISO 3166 codes that are known, such as ES */
    Phones(List<String> regions) {
        this.regions = List.copyOf(regions);
        // The plans are read at their first use: at the start, not while the first user waits.
        this.regions.forEach(region -> plans.isValidNumber(plans.getExampleNumber(region)));
    }

    @Override
    public void find(Text text, Findings found) {
        if (!text.hasDigits(FEWEST_DIGITS)) {
            return;
        }
        var search = new Search(text);
        int done = 0;
        for (int start : text.digitStarts()) {
            int from = text.at(start - 1) == '(' ? start - 1 : start;
            from = text.at(from - 1) == '+' ? from - 1 : from;
            boolean mayBegin = start >= done && text.beginsAt(from) && ".,:-/#".indexOf(text.at(from - 1)) < 0;
            int end = mayBegin ? search.end(from, start) : 0;
            if (end > 0) {
                found.add(from, end, Kind.PHONE.name());
                done = end;
            }
        }
    }

    private static boolean isGap(char c) {
        return Text.isGap(c) || c == '.' || c == '(' || c == ')' || c == '/';
    }

    private final class Search {
        private final Text text;
        private int lookups;

        Search(Text text) {
            this.text = text;
        }

        /** Where the longest number ends that begins at {@code from}; 0 where there is none. */
        int end(int from, int firstDigit) {
            var ends = new int[MOST_DIGITS + 1];
            int digits = 0;
            int at = firstDigit;
            while (digits < MOST_DIGITS) {
                int groupEnd = text.skip(at, MOST_DIGITS + 1 - digits, Text::isDigit);
                digits += groupEnd - at;
                if (digits > MOST_DIGITS || groupEnd == at) {
                    break;
                }
                if (text.endsAt(groupEnd)) {
                    ends[digits] = groupEnd;
                }
                at = text.skip(groupEnd, GAP_LIMIT, Phones::isGap);
                if (at == groupEnd || !Text.isDigit(text.at(at))) {
                    break;
                }
            }
            for (int count = Math.min(digits, MOST_DIGITS); count >= FEWEST_DIGITS; count--) {
                if (ends[count] > 0 && isNumber(from, ends[count], count)) {
                    return ends[count];
                }
            }
            return 0;
        }

        private boolean isNumber(int from, int end, int digits) {
            var written = text.part(from, end);
            if (written.startsWith("+")) {
                return exists(written, "ZZ");
            }
            if (written.startsWith("00") && digits > 10) {
                return exists("+" + written.substring(2), "ZZ");
            }
            for (var region : regions) {
                if (hasShape(region, written, digits)) {
                    return isMeant(from, end, digits) && exists(written, region);
                }
            }
            return false;
        }

        /** Whether what surrounds a number lets it be a telephone's. */
        private boolean isMeant(int from, int end, int digits) {
            boolean doubtful = end - from == digits && digits == 10 && text.at(from) != '0';
            return text.speaksOf(from, PHONE_WORDS)
                    || !doubtful && !isAmount(from, end) && !text.speaksOf(from, OTHER_WORDS);
        }

        private boolean isAmount(int from, int end) {
            char after = text.at(Text.isSpace(text.at(end)) ? end + 1 : end);
            char before = text.at(Text.isSpace(text.at(from - 1)) ? from - 2 : from - 1);
            return "€$£%".indexOf(after) >= 0 || "€$£".indexOf(before) >= 0 || text.startsWith("eur", end + 1);
        }

        /** How numbers are grouped where they are dialled; what spares most lookups, too. */
        private boolean hasShape(String region, String written, int digits) {
            char first = written.charAt(written.charAt(0) == '(' ? 1 : 0);
            return switch (region) {
                case "ES" -> digits == 9 && first >= '6' && SPANISH.contains(groups(written));
                case "US" ->
                    digits == 10 && first >= '2' && AMERICAN.contains(groups(written)) || digits == 11 && first == '1';
                case "GB" -> (digits == 10 || digits == 11) && first == '0';
                default -> true;
            };
        }

        /** The lengths of a number's groups of digits. */
        private static String groups(String written) {
            var lengths = new StringBuilder();
            int length = 0;
            for (int i = 0; i <= written.length(); i++) {
                if (i < written.length() && Text.isDigit(written.charAt(i))) {
                    length++;
                } else if (length > 0) {
                    lengths.append(length);
                    length = 0;
                }
            }
            return lengths.toString();
        }

        private boolean exists(String written, String region) {
            if (++lookups > LOOKUPS) {
                return true;
            }
            try {
                return plans.isValidNumber(plans.parse(written, region));
            } catch (NumberParseException none) {
                return false;
            }
        }
    }
}
