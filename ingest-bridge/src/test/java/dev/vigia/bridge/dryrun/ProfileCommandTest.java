package dev.vigia.bridge.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.events.Decoded;
import dev.vigia.events.EventJson;
import dev.vigia.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        var command = new ProfileCommand(
                Settings.of(Map.of()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return command.run(arguments);
    }

    private String file(String name, String... lines) throws IOException {
        return Files.write(directory.resolve(name), List.of(lines)).toString();
    }

    private List<String> types() {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> EventJson.decode(line.getBytes(StandardCharsets.UTF_8)))
                .map(decoded -> ((Decoded.Accepted) decoded).event().type().wireName())
                .toList();
    }

    @Test
    void aCaptureBecomesEventsAsTheTapWouldRecordThem() throws IOException {
        var capture = file(
                "ok.jsonl",
                "{\"open\":{\"query\":{\"userId\":\"ana\"},\"headers\":{\"x-conversation-id\":\"c1\"}}}",
                "{\"from\":\"user\",\"at\":\"2026-11-22T10:00:00Z\",\"text\":\"soy ana@example.org\"}",
                "{\"from\":\"agent\",\"at\":1795341601500,\"text\":\"{\\\"delta\\\":\\\"Ho\\\"}\"}",
                "",
                "{\"from\":\"agent\",\"at\":1795341605500,\"text\":\"{\\\"delta\\\":\\\"la\\\"}\"}",
                "{\"from\":\"agent\",\"text\":\"{\\\"done\\\":true}\"}",
                "{\"closed\":\"user\"}");

        assertThat(run("test", "token-stream", capture)).isZero();

        assertThat(types())
                .containsExactly("conversation.started", "message.user", "message.agent", "conversation.ended");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"text\":\"soy [EMAIL]\"", "\"text\":\"Hola\"", "\"stalls\":1", "\"conversationId\":\"c1\"")
                .doesNotContain("ana");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("4 frames by profile token-stream: 4 events, 0 ignored, 0 problems");
    }

    @Test
    void problemsNameTheirLines() throws IOException {
        var profile =
                file("mine.yaml", "otherwise: opaque", "rules: [{is: message, text: /t, when: {/t: {present: true}}}]");
        var capture = file(
                "bad.jsonl",
                "{\"from\":\"user\",\"text\":\"{\\\"t\\\":\\\"hola\\\"}\"}",
                "{\"from\":\"user\",\"text\":\"{\\\"u\\\":1}\"}",
                "{\"from\":\"user\",\"text\":\"hola\"}",
                "{\"from\":\"nobody\",\"text\":\"hola\"}",
                "{\"from\":\"user\",\"at\":\"noon\",\"text\":\"hola\"}",
                "nonsense",
                "{}");

        assertThat(run("test", profile, capture)).isEqualTo(1);

        assertThat(types()).containsExactly("conversation.started", "message.user", "conversation.ended");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "line 2: no rule of mine says what this frame is",
                        "line 3: rejected (malformed_json): not JSON",
                        "line 4: from must be \"user\" or \"agent\"",
                        "line 5: at must be an RFC 3339 time",
                        "line 6: not JSON",
                        "line 7: a line is {\"from\"",
                        "3 frames by profile mine: 3 events, 0 ignored, 6 problems");
    }

    @Test
    void severalConnectionsGoOnWithOneConversation() throws IOException {
        var capture = file(
                "two.jsonl",
                "{\"connection\":\"a\",\"open\":{\"query\":{\"conversationId\":\"c\"}}}",
                "{\"connection\":\"a\",\"from\":\"user\",\"text\":\"hola\"}",
                "{\"connection\":\"a\",\"closed\":\"user\",\"orderly\":false}",
                "{\"connection\":\"b\",\"open\":{\"query\":{\"conversationId\":\"c\"}}}",
                "{\"connection\":\"b\",\"from\":\"agent\",\"text\":\"buenas\"}");

        assertThat(run("test", "auto", capture)).isZero();

        assertThat(types())
                .containsExactly(
                        "conversation.started",
                        "message.user",
                        "conversation.ended",
                        "message.agent",
                        "conversation.ended");
    }

    @Test
    void whatCannotRunSaysWhy() throws IOException {
        assertThat(run("test", "none", file("x.jsonl"))).isEqualTo(2);
        assertThat(run("test", "auto", "missing.jsonl")).isEqualTo(2);
        assertThat(run("test")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("there is no profile and no file none", "there is no file missing.jsonl", "Usage:");
        assertThat(run("list")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("auto", "openai-realtime", "json-rpc");
    }
}
