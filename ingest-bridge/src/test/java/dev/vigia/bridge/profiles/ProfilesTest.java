package dev.vigia.bridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.events.UserMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {
    @TempDir
    private Path directory;

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }

    @Test
    void ownProfilesStandBesideShippedOnesAndMayReplaceThem() throws IOException {
        write("acme.yaml", """
                format: json
                each: /batch
                connection: {conversation: [cookie:sid], user: 'query:uid'}
                roles: {user: [caller]}
                rules:
                  - {from: user, is: message, text: /a~1b/0, role: /who}
                """);
        write("plain-text.json", "{\"format\":\"text\",\"rules\":[{\"is\":\"ignore\"}]}");
        write("notes.txt", "not a profile");

        var profiles = Profiles.load(directory);

        var acme = Played.with(profiles.get("acme"), Map.of("uid", "eva"), Map.of("Cookie", "sid=c4"))
                .user(
                        "{\"batch\":[{\"a/b\":[\"hola\"],\"who\":\"Caller\"},{\"a/b\":[\"tú\"],\"who\":\"robot\"},{\"a/b\":[7]}]}");
        assertThat(acme.story()).containsExactly("user: hola", "IGNORED", "OPAQUE");
        var envelope = acme.last(UserMessage.class).envelope();
        assertThat(envelope.conversationId()).isEqualTo("c4");
        assertThat(envelope.userId()).isEqualTo(Played.PSEUDONYMS.of("eva"));
        assertThat(Played.with(profiles.get("plain-text")).user("hola").story()).containsExactly("IGNORED");
        assertThat(profiles.names()).contains("acme", "auto").hasSize(8);
    }

    @Test
    void everyFaultIsNamedWithFileAndField() throws IOException {
        write("bad.yaml", """
                formt: json
                connection: {conversation: [path:id]}
                fields: {txt: /a, text: a/b}
                rules:
                  - {is: mesage, when: {/type: {there: true}}}
                  - {is: message, from: robot, text: []}
                """);
        write("empty.json", "{}");
        write("list.yaml", "- a\n- b\n");
        write("torn.yaml", "rules:\n  - {is: message\n");
        write("auto.yaml", "{}");

        assertThatThrownBy(() -> Profiles.load(directory))
                .isInstanceOf(ProfileException.class)
                .hasMessageContainingAll(
                        "bad.yaml: formt is not known; there are description, format,",
                        "bad.yaml: connection.conversation has \"path:id\", but a place is query:NAME, header:NAME or",
                        "bad.yaml: fields.txt is not known; there are text, role,",
                        "bad.yaml: fields.text has \"a/b\", but a pointer is empty or begins with /",
                        "bad.yaml: rules[0].is is \"mesage\", but it takes message, delta,",
                        "bad.yaml: rules[0].when./type must be a value, a list of values, or {present: true} or false",
                        "bad.yaml: rules[1].from is \"robot\", but it takes user, agent",
                        "bad.yaml: rules[1].text is missing: a message needs a pointer to its text",
                        "empty.json: rules must have at least one rule",
                        "list.yaml: it must have fields",
                        "torn.yaml, line ",
                        "auto is the name of the built-in profile");
    }

    @Test
    void aMissingDirectoryAndAnUnknownProfileSayWhatToDo() throws IOException {
        assertThatThrownBy(() -> Profiles.load(directory.resolve("none")))
                .hasMessageContainingAll("none", "does not exist", "VIGIA_PROFILES");
        var shipped = Profiles.load(null);
        assertThatThrownBy(() -> shipped.require("bot", "acme"))
                .hasMessageContainingAll("Agent bot", "\"acme\"", "socket.io", "VIGIA_AGENT_PROFILES");
    }

    @Test
    void oneFileOfAnyNameCanBeRead() throws IOException {
        write("x.yaml", "rules: [{is: message, text: /t}]");

        assertThat(Played.with(Profiles.read(directory.resolve("x.yaml")))
                        .user("{\"t\":\"hola\"}")
                        .story())
                .containsExactly("user: hola");
    }

    @Test
    void theExampleInTheDocumentationIsAProfile() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "profiles.md"));
        write(
                "example.yaml",
                page.substring(page.indexOf("```yaml") + 7, page.indexOf("```\n", page.indexOf("```yaml") + 7)));

        var played = Played.with(Profiles.load(directory).get("example"), Map.of(), Map.of("X-Session", "s1"))
                .user("{\"body\":{\"parts\":[{\"text\":\"hola\"},{\"text\":\"¿hay?\"}]},\"role\":\"caller\"}")
                .agent("{\"kind\":\"token\",\"body\":{\"text\":\"No \"},\"intent\":\"none\"}")
                .agent("{\"kind\":\"token\",\"body\":{\"text\":\"sé\"}}")
                .agent("{\"kind\":\"final\",\"why\":\"stop\"}")
                .user("{\"kind\":\"thumb\",\"thumb\":false}")
                .agent("{\"error\":{\"code\":7,\"text\":\"roto\"}}")
                .user("not json");

        assertThat(played.story())
                .containsExactly(
                        "user: hola\n¿hay?",
                        "agent falls back: No sé",
                        "rated null DOWN null",
                        "failed 7: roto",
                        "IGNORED");
        assertThat(played.last(UserMessage.class).envelope().conversationId()).isEqualTo("s1");
    }
}
