package dev.vigia.bridge.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsTest {
    private static final String CONTEXT = "\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/shop/bot\"";

    private static Draft draft(String json) {
        var drafts = Drafts.of(json.getBytes(StandardCharsets.UTF_8), "application/cloudevents+json; charset=utf-8");
        assertThat(drafts).hasSize(1);
        return drafts.get(0);
    }

    @Test
    void contextAttributesFillWhatTheDataLeavesOut() {
        var flat = draft("{" + CONTEXT + """
                ,"type":"dev.vigia.message.user","subject":"c1","time":"2026-01-31T12:00:00Z","userid":"ana",
                "data":{"text":"hola","channel":"web"}}""").flat();

        assertThat(flat.path("type").textValue()).isEqualTo("message.user");
        assertThat(flat.path("conversationId").textValue()).isEqualTo("c1");
        assertThat(flat.path("occurredAt").textValue()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(flat.path("agentId").textValue()).isEqualTo("bot");
        assertThat(flat.path("userId").textValue()).isEqualTo("ana");
        assertThat(flat.path("text").textValue()).isEqualTo("hola");
    }

    @Test
    void idsThatAreUniqueForOneSourceOnlyBecomeUniqueForAll() {
        var one = draft("{" + CONTEXT + ",\"type\":\"message.user\",\"data\":{}}");
        var other = draft("{" + CONTEXT.replace("/shop", "/bank") + ",\"type\":\"message.user\",\"data\":{}}");
        var rating = draft("{" + CONTEXT + ",\"type\":\"feedback.given\",\"data\":{\"messageId\":\"7\"}}");
        var uuid = draft("{" + CONTEXT.replace("\"7\"", "\"0197e5d0-3a4b-7c5d-8e6f-001122334455\"")
                + ",\"type\":\"message.user\",\"data\":{}}");

        assertThat(one.senderId()).isEqualTo(other.senderId()).isEqualTo("7");
        assertThat(one.flat().path("eventId")).isNotEqualTo(other.flat().path("eventId"));
        assertThat(rating.flat().path("messageId")).isEqualTo(one.flat().path("eventId"));
        assertThat(uuid.flat().path("eventId").textValue()).isEqualTo("0197e5d0-3a4b-7c5d-8e6f-001122334455");
    }

    @Test
    void dataMayBeBase64() {
        var flat = draft("{" + CONTEXT + ",\"type\":\"message.user\",\"data_base64\":\"eyJ0ZXh0IjoiaG9sYSJ9\"}")
                .flat();

        assertThat(flat.path("text").textValue()).isEqualTo("hola");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"specversion\":\"0.3\",\"id\":\"7\",\"source\":\"s\",\"type\":\"t\"} | specversion",
                "{\"specversion\":\"1.0\",\"id\":7,\"source\":\"s\",\"type\":\"t\"} | id must be",
                "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"\",\"type\":\"t\"} | source must be",
                "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"s\",\"type\":\"t\",\"data\":17} | data must be",
                "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"s\",\"type\":\"t\",\"data_base64\":\"!\"} | decoded",
                "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"s\",\"type\":\"t\",\"data_base64\":\"eyI=\"} | not JSON",
                "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"s\",\"type\":\"t\",\"datacontenttype\":\"text/xml\"}"
                        + " | datacontenttype",
                "{\"type\":\"message.user\"} | specversion is missing",
                "17 | specversion is missing"
            })
    void whatIsNoCloudEventIsRefusedWithTheReason(String json, String reason) {
        var refusal = draft(json).refusal();

        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).contains(reason.strip());
    }

    @Test
    void aBatchIsAnArrayAndEachOfItIsJudgedForItself() {
        var one = "{" + CONTEXT + ",\"type\":\"message.user\",\"data\":{}}";
        var drafts = Drafts.of(
                ("[" + one + ",{}," + one + "]").getBytes(StandardCharsets.UTF_8),
                "application/cloudevents-batch+json");

        assertThat(drafts.stream().map(draft -> draft.refusal() == null)).isEqualTo(List.of(true, false, true));
    }
}
