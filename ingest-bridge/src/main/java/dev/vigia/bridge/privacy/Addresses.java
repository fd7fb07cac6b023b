package dev.vigia.bridge.privacy;

/** IPv4 and IPv6 addresses (RFC 4291, section 2.2). */
final class Addresses implements Finder {
    private static final int LONGEST = 45;
    private static final int GROUPS = 8;

    @Override
    public void find(Text text, Findings found) {
        boolean mayHoldV6 = text.hasColons(2);
        if (!mayHoldV6 && !text.hasDots(3)) {
            return;
        }
        for (int start : text.digitStarts()) {
            begin(text, start, found);
        }
        if (!mayHoldV6) {
            return;
        }
        for (int start : text.letterStarts()) {
            begin(text, start, found);
        }
        for (int at = text.indexOf("::", 0); at >= 0; at = text.indexOf("::", at + 2)) {
            begin(text, at, found);
        }
    }

    private static void begin(Text text, int start, Findings found) {
        boolean mayBegin = Text.isHex(text.at(start)) || text.at(start) == ':';
        if (mayBegin && text.beginsAt(start) && ".:".indexOf(text.at(start - 1)) < 0) {
            from(text, start, found);
        }
    }

    private static void from(Text text, int start, Findings found) {
        int end = text.skip(start, LONGEST + 1, c -> Text.isHex(c) || c == ':' || c == '.');
        int next = end;
        while (end > start && (text.at(end - 1) == '.' || text.at(end - 1) == ':' && text.at(end - 2) != ':')) {
            end--;
        }
        if (text.skip(start, end - start, c -> c != ':' && c != '.') == end) {
            return;
        }
        boolean whole = next - start <= LONGEST && text.endsAt(next);
        var run = whole ? text.part(start, end) : "";
        if (isV4(run) || isV6(run)) {
            found.add(start, end, Kind.IP.name());
        } else if (whole && run.indexOf(':') > 0 && isV4(run.substring(0, run.indexOf(':')))) {
            found.add(start, start + run.indexOf(':'), Kind.IP.name());
        }
    }

    private static boolean isV4(String run) {
        if (run.length() < 7 || run.length() > 15) {
            return false;
        }
        var octets = run.split("\\.", -1);
        for (var octet : octets) {
            boolean sound = !octet.isEmpty()
                    && octet.length() <= 3
                    && octet.chars().allMatch(c -> Text.isDigit((char) c))
                    && (octet.length() == 1 || octet.charAt(0) != '0')
                    && Integer.parseInt(octet) <= 255;
            if (!sound) {
                return false;
            }
        }
        return octets.length == 4;
    }

    private static boolean isV6(String run) {
        int shortcut = run.indexOf("::");
        boolean possible = run.indexOf(':') >= 0
                && run.chars().anyMatch(c -> Text.isDigit((char) c))
                && (shortcut < 0 || run.indexOf("::", shortcut + 1) < 0);
        if (!possible) {
            return false;
        }
        if (shortcut < 0) {
            return groups(run) == GROUPS;
        }
        int left = groups(run.substring(0, shortcut));
        int right = groups(run.substring(shortcut + 2));
        return left >= 0 && right >= 0 && left + right < GROUPS && left + right > 0;
    }

    /** The number of 16-bit groups; -1 where something else is among them. */
    private static int groups(String part) {
        if (part.isEmpty()) {
            return 0;
        }
        var groups = part.split(":", -1);
        int count = groups.length;
        for (int i = 0; i < groups.length; i++) {
            var group = groups[i];
            if (i == groups.length - 1 && isV4(group)) {
                count++;
            } else if (group.isEmpty() || group.length() > 4 || !group.chars().allMatch(c -> Text.isHex((char) c))) {
                return -1;
            }
        }
        return count;
    }
}
