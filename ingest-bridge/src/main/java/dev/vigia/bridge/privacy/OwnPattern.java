package dev.vigia.bridge.privacy;

import com.google.re2j.Pattern;

/** A team's own pattern, matched in linear time (RE2/J: no back references, no look-around). */
final class OwnPattern implements Finder {
    private final String label;
    private final Pattern pattern;

    OwnPattern(String label, Pattern pattern) {
        this.label = label;
        this.pattern = pattern;
    }

    @Override
    public void find(Text text, Findings found) {
        var matcher = pattern.matcher(text.part(0, text.length()));
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                found.add(matcher.start(), matcher.end(), label);
            }
        }
    }
}
