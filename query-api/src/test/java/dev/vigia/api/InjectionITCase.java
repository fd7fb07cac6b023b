package dev.vigia.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.api.support.Client;
import dev.vigia.api.support.ConversationSeed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every parameter of every read gets texts that would change a query if they became part of one. */
class InjectionITCase {
    private static final List<String> ATTACKS = List.of(
            "' or '1'='1",
            "'; drop table chat_conversation; --",
            "1) union select password from pg_shadow --",
            "\\'; select pg_sleep(3); --",
            "$$; select 1; $$",
            ":generation",
            "%' escape 'x",
            "?",
            "{}",
            "<unsafe>",
            "a\u0000' or 1=1",
            "UTC'; set role postgres; --");

    @Test
    void noTextOfAClientBecomesPartOfAQuery() {
        var viewer = Stack.viewer();
        new ConversationSeed(Stack.sql())
                .conversation("injection-1", "injection", Instant.parse("2030-08-01T00:00:00Z"), 5);
        long before = tables();
        var wrong = new ArrayList<String>();
        int tried = 0;
        var paths = viewer.get("/openapi.json").json().path("paths");
        for (var path : (Iterable<String>) paths::fieldNames) {
            JsonNode read = paths.path(path).path("get");
            if (read.isMissingNode() || path.endsWith("/stream")) {
                continue;
            }
            for (var parameter : read.path("parameters")) {
                for (var attack : ATTACKS) {
                    var name = parameter.path("name").asText();
                    var target = parameter.path("in").asText().equals("path")
                            ? path.replace(
                                    "{" + name + "}", Client.encoded(attack).replace("+", "%20"))
                            : path.replace("{id}", "x") + "?" + name + "=" + Client.encoded(attack);
                    var answer = viewer.get(target);
                    tried++;
                    if (answer.status() >= 500 || leaks(answer)) {
                        wrong.add(target + " → " + answer.status() + " " + answer.text());
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(500);
        assertThat(wrong).isEmpty();
        assertThat(tables()).isEqualTo(before);
    }

    private static boolean leaks(Client.Answer answer) {
        return answer.text().contains("injection-1") || answer.text().contains("SCRAM-SHA");
    }

    private static long tables() {
        return Stack.sql()
                .withHandle(handle -> handle.createQuery("select count(*) from pg_tables where schemaname = 'public'")
                        .mapTo(Long.class)
                        .one());
    }
}
