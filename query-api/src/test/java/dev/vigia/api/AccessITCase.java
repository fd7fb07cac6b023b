package dev.vigia.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.settings.Role;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each role against each route of the document, and whether the document tells the truth. */
class AccessITCase {
    private static final Set<String> PUBLIC = Set.of("GET /health/live", "GET /health/ready");
    private static final Set<String> INGEST_MAY = Set.of(
            "POST /api/v1/chat/satisfaction",
            "POST /api/v1/chat/conversations/{id}/complete",
            "POST /api/v1/chat/annotations",
            "GET /api/v1/session");
    private static final Set<String> ONLY_WRITERS_MAY =
            Set.of("POST /api/v1/chat/satisfaction", "POST /api/v1/chat/conversations/{id}/complete");
    private static final Set<String> VIEWER_MAY_NOT_EITHER = Set.of("POST /api/v1/chat/annotations");

    private record Call(String method, String path, JsonNode roles) {
        String name() {
            return method + " " + path;
        }
    }

    @Test
    void eachRoleMayCallExactlyItsRoutes() {
        var calls = calls();
        assertThat(calls).hasSizeGreaterThanOrEqualTo(20);
        var wrong = new ArrayList<String>();
        for (var call : calls) {
            for (var role : Role.values()) {
                int status = status(call, "Bearer " + role.label() + "-token");
                boolean admitted = status != 401 && status != 403;
                if (admitted != may(role, call) || admitted != documented(role, call) || status >= 500) {
                    wrong.add(role + " " + call.name() + " → " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void withoutAValidKeyOnlyPublicRoutesAnswer() {
        var wrong = new ArrayList<String>();
        for (var call : calls()) {
            for (var header :
                    List.of("", "Bearer", "Bearer ", "Bearer viewer", "Basic dmlld2VyLXRva2Vu", "viewer-token")) {
                int status = status(call, header);
                if (PUBLIC.contains(call.name()) ? status != 200 : status != 401) {
                    wrong.add("\"" + header + "\" " + call.name() + " → " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean may(Role role, Call call) {
        return PUBLIC.contains(call.name())
                || switch (role) {
                    case ADMIN -> true;
                    case ANALYST -> !ONLY_WRITERS_MAY.contains(call.name());
                    case VIEWER ->
                        !ONLY_WRITERS_MAY.contains(call.name()) && !VIEWER_MAY_NOT_EITHER.contains(call.name());
                    case INGEST -> INGEST_MAY.contains(call.name());
                };
    }

    private static boolean documented(Role role, Call call) {
        for (var allowed : call.roles()) {
            if (allowed.asText().equals(role.label())) {
                return true;
            }
        }
        return false;
    }

    private static int status(Call call, String authorization) {
        if (call.path().endsWith("/stream")
                && !authorization.matches("Bearer (ingest-token|viewer|)|Basic.*|viewer-token|Bearer ?|")) {
            return Streams.status(authorization);
        }
        var request = Stack.api().asNobody().request(call.path().replace("{id}", "nobody-knows"));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        request.method(call.method(), HttpRequest.BodyPublishers.noBody());
        return Stack.api().asNobody().send(request).status();
    }

    private static List<Call> calls() {
        var calls = new ArrayList<Call>();
        var paths = Stack.viewer().get("/openapi.json").json().path("paths");
        paths.fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(method -> calls.add(new Call(
                        method.getKey().toUpperCase(java.util.Locale.ROOT),
                        path.getKey(),
                        method.getValue().path("x-roles")))));
        return calls;
    }
}
