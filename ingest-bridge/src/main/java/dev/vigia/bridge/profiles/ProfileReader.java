package dev.vigia.bridge.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.bridge.dialect.OpeningNames;
import dev.vigia.bridge.dialect.OpeningNames.Place;
import dev.vigia.bridge.dialect.Side;
import dev.vigia.bridge.profiles.ProfileDialect.PlainText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From a profile file's content to a profile; docs/profiles.md describes the fields. */
final class ProfileReader {
    private static final Set<String> USER_ROLES = Set.of("user", "human", "customer", "client", "visitor");
    private static final Set<String> AGENT_ROLES = Set.of("agent", "assistant", "bot", "ai", "model");

    private final String name;
    private final Section file;
    private final Section fields;

    private ProfileReader(String name, JsonNode content, List<String> faults) {
        this.name = name;
        this.file = new Section(content, "", faults);
        this.fields = file.section("fields");
    }

    /** @param faults where what is wrong is noted; what is returned is then of no use */
    static Profile read(String name, JsonNode content, List<String> faults) {
        if (!content.isObject()) {
            faults.add("it must have fields, beginning with format and rules");
        }
        return new ProfileReader(name, content, faults).profile();
    }

    private Profile profile() {
        file.only(Stream.of(
                "description",
                "format",
                "plainText",
                "each",
                "otherwise",
                "connection",
                "roles",
                "fields",
                "fallback",
                "rules"));
        fields.only(Field.wireNames().stream());
        var description = file.word("description");
        var dialect = new ProfileDialect(
                file.oneOf("format", FrameFormat.values(), FrameFormat::wireName, FrameFormat.JSON),
                file.oneOf("plainText", PlainText.values(), Section::lowerCase, PlainText.REJECT),
                file.pointers("each").stream().findFirst().orElse(null),
                roles(file.section("roles")),
                file.sections("rules").stream().map(this::rule).toList(),
                file.oneOf("otherwise", Otherwise.values(), Section::lowerCase, Otherwise.OPAQUE) == Otherwise.IGNORE);
        if (dialect.rules().isEmpty()) {
            file.fault("rules", "must have at least one rule, or no frame means anything");
        }
        return new Profile(name, description == null ? "" : description, names(file.section("connection")), dialect);
    }

    private enum Otherwise {
        OPAQUE,
        IGNORE
    }

    private Rule rule(Section rule) {
        rule.only(Stream.concat(Stream.of("from", "when", "is", "speaker", "fallback"), Field.wireNames().stream()));
        var meaning = rule.oneOf("is", Meaning.values(), Section::lowerCase, null);
        var pointers = new EnumMap<Field, List<Pointer>>(Field.class);
        for (var field : Field.values()) {
            var own = rule.has(field.wireName()) ? rule : fields;
            pointers.put(field, own.pointers(field.wireName()));
        }
        boolean needsText = meaning == Meaning.MESSAGE || meaning == Meaning.DELTA;
        if (needsText && pointers.getOrDefault(Field.TEXT, List.of()).isEmpty()) {
            rule.fault("text", "is missing: a " + Section.lowerCase(meaning) + " needs a pointer to its text");
        }
        var fallback = rule.has("fallback") ? rule : file;
        return new Rule(
                side(rule, "from"),
                rule.condition("when"),
                meaning,
                side(rule, "speaker"),
                pointers,
                fallback.has("fallback") ? fallback.condition("fallback") : null);
    }

    private static @Nullable Side side(Section rule, String field) {
        return rule.has(field) ? rule.oneOf(field, Side.values(), Section::lowerCase, null) : null;
    }

    private static Map<Side, Set<String>> roles(Section roles) {
        roles.only(Stream.of("user", "agent"));
        return Map.of(
                Side.USER, roles.has("user") ? lowerCase(roles.words("user")) : USER_ROLES,
                Side.AGENT, roles.has("agent") ? lowerCase(roles.words("agent")) : AGENT_ROLES);
    }

    private static Set<String> lowerCase(List<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private OpeningNames names(Section connection) {
        connection.only(Stream.of("conversation", "user", "channel", "locale", "agentVersion"));
        var usual = OpeningNames.USUAL;
        return new OpeningNames(
                places(connection, "conversation", usual.conversation()),
                places(connection, "user", usual.user()),
                places(connection, "channel", usual.channel()),
                places(connection, "locale", usual.locale()),
                places(connection, "agentVersion", usual.agentVersion()));
    }

    private static List<Place> places(Section connection, String field, List<Place> usual) {
        if (!connection.has(field)) {
            return usual;
        }
        var places = new ArrayList<Place>();
        for (var word : connection.words(field)) {
            int colon = word.indexOf(':');
            var kind = Stream.of(Place.Kind.values())
                    .filter(one -> Section.lowerCase(one).equals(word.substring(0, Math.max(0, colon))))
                    .findFirst();
            if (kind.isEmpty() || colon + 1 == word.length()) {
                connection.fault(field, "has \"" + word + "\", but a place is query:NAME, header:NAME or cookie:NAME");
            } else {
                places.add(new Place(kind.get(), word.substring(colon + 1)));
            }
        }
        return places;
    }
}
