package dev.vigia.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.testkit.ChatClient;
import dev.vigia.bridge.testkit.EchoAgent;
import dev.vigia.bridge.testkit.RecordedEvents;
import dev.vigia.bridge.testkit.SharedBroker;
import dev.vigia.events.AgentMessage;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.UserMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles and masking on the whole way: socket to Kafka. */
class ProfileITCase {
    private static EchoAgent agent;
    private static TestBridge bridge;
    private static RecordedEvents recorded;

    @BeforeAll
    static void start(@TempDir Path profiles) throws IOException {
        Files.writeString(profiles.resolve("acme.yaml"), """
                connection: {conversation: 'cookie:sid'}
                rules:
                  - {from: agent, when: {/last: true}, is: done, text: []}
                  - {from: agent, is: delta, text: /piece}
                  - {is: message, text: /said, user: /who}
                """);
        agent = new EchoAgent(
                text -> List.of("{\"piece\":\"llama al 612\"}", "{\"piece\":\" 345 678\"}", "{\"last\":true}"));
        bridge = new TestBridge(Map.of(
                "VIGIA_AGENTS",
                "bot=" + agent.address(),
                "VIGIA_PROFILES",
                profiles.toString(),
                "VIGIA_AGENT_PROFILES",
                "bot=acme"));
        recorded = new RecordedEvents(SharedBroker.bootstrap());
    }

    @AfterAll
    static void stop() {
        recorded.close();
        bridge.close();
        agent.close();
    }

    private static boolean hasEnded(List<ChatEvent> events) {
        return events.stream().anyMatch(ConversationEnded.class::isInstance);
    }

    private static HttpResponse<String> send(String method, String path, String token, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(bridge.http(path)))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void anOwnProfileReadsTheFramesAndWhatIdentifiesIsMasked() {
        try (var client = new ChatClient(bridge.tap("/"), Map.of("Cookie", "a=b; sid=profile-1"))) {
            client.say("{\"said\":\"soy ana@example.org\",\"who\":\"ana\"}");
            client.received(3);
        }
        var events = recorded.of("profile-1", ProfileITCase::hasEnded);

        assertThat(events.stream().filter(UserMessage.class::isInstance).map(event -> ((UserMessage) event).text()))
                .containsExactly("soy [EMAIL]");
        assertThat(events.stream().filter(AgentMessage.class::isInstance).map(event -> ((AgentMessage) event).text()))
                .containsExactly("llama al [PHONE]");
        assertThat(events)
                .allSatisfy(event -> assertThat(event.envelope().userId()).startsWith("u-"));
    }

    @Test
    void deadLettersAreMaskedToo() {
        try (var client = new ChatClient(bridge.tap("/"), Map.of("Cookie", "sid=profile-2"))) {
            client.say("{\"said\":\"soy ana@example.org\"");
            client.received(3);
        }
        var rejected = recorded.rejectedOf("profile-2", list -> !list.isEmpty());

        assertThat(new String(rejected.get(0).raw(), StandardCharsets.UTF_8)).isEqualTo("{\"said\":\"soy [EMAIL]\"");
    }

    @Test
    void ingestedTextsAreMasked() throws Exception {
        var answer = send("POST", "/ingest/v1/events", TestBridge.INGEST_TOKEN, """
                {"type":"message.user","agentId":"sdk","conversationId":"profile-3","text":"mi DNI: 12345678Z",
                 "attributes":{"note":"ES91 2100 0418 4502 0005 1332"}}""".replace("\n", ""));
        assertThat(answer.statusCode()).isEqualTo(200);

        var event =
                (UserMessage) recorded.of("profile-3", list -> !list.isEmpty()).get(0);
        assertThat(event.text()).isEqualTo("mi DNI: [DNI]");
        assertThat(event.envelope().attributes()).containsEntry("note", "[IBAN]");
    }

    @Test
    void theAdministratorGivesAnAgentAProfile() throws Exception {
        var path = "/admin/v1/agents/second";
        var upstream = "{\"upstream\":\"" + agent.address() + "\",\"profile\":\"%s\"}";

        var refused = send("PUT", path, TestBridge.ADMIN_TOKEN, upstream.formatted("none"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("There is no profile", "acme", "socket.io");

        assertThat(send("PUT", path, TestBridge.ADMIN_TOKEN, upstream.formatted("plain-text"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("GET", path, TestBridge.ADMIN_TOKEN, "").body()).contains("\"profile\":\"plain-text\"");
    }
}
