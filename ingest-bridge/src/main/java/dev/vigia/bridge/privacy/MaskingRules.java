package dev.vigia.bridge.privacy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.vigia.settings.Settings;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is masked.
 *
 * @param kinds all but those of {@code VIGIA_MASK_OFF}
 * @param patterns a team's own, {@code VIGIA_MASK_PATTERN_NAME=regular expression}, listed in {@code VIGIA_MASK_PATTERNS}
 * @param phoneRegions countries whose national telephone numbers are known, {@code VIGIA_PHONE_REGIONS}
 * @param openAgents agents whose texts are not masked at all, {@code VIGIA_MASK_OFF_AGENTS}
 */
public record MaskingRules(
        Set<Kind> kinds, Map<String, Pattern> patterns, List<String> phoneRegions, Set<String> openAgents) {
    /** What holds where nothing else is said. */
    public static final MaskingRules USUAL =
            new MaskingRules(EnumSet.allOf(Kind.class), Map.of(), List.of("ES", "US", "GB"), Set.of());

    /** Reads the settings; problems are noted there. */
    public static MaskingRules from(Settings settings) {
        var regions = settings.list("VIGIA_PHONE_REGIONS");
        for (var region : regions) {
            if (!Phones.knows(region)) {
                settings.problem(
                        "VIGIA_PHONE_REGIONS has \"" + region + "\", but it takes ISO codes such as ES,US,GB.");
            }
        }
        return new MaskingRules(
                kinds(settings),
                patterns(settings),
                regions.isEmpty() ? USUAL.phoneRegions() : regions,
                Set.copyOf(settings.list("VIGIA_MASK_OFF_AGENTS")));
    }

    private static Set<Kind> kinds(Settings settings) {
        var kinds = EnumSet.allOf(Kind.class);
        for (var name : settings.list("VIGIA_MASK_OFF")) {
            Kind.named(name)
                    .ifPresentOrElse(
                            kinds::remove,
                            () -> settings.problem("VIGIA_MASK_OFF has \"" + name + "\", but there are "
                                    + EnumSet.allOf(Kind.class) + "."));
        }
        return kinds;
    }

    private static Map<String, Pattern> patterns(Settings settings) {
        var patterns = new LinkedHashMap<String, Pattern>();
        for (var name : settings.list("VIGIA_MASK_PATTERNS")) {
            var variable = "VIGIA_MASK_PATTERN_" + name;
            try {
                patterns.put(name, Pattern.compile(settings.requiredText(variable)));
            } catch (PatternSyntaxException malformed) {
                settings.problem(variable + " is no regular expression of RE2: " + malformed.getMessage() + ".");
            }
        }
        return patterns;
    }

    public Masker masker() {
        return new Masker(kinds, patterns, phoneRegions);
    }
}
