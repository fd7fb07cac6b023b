package dev.vigia.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BodyTest {
    @Test
    void fieldsAreReadIntoTypes() {
        var body = body("{\"a\":\"x\",\"b\":3,\"c\":\"up\",\"d\":null}");

        assertThat(body.requiredText("a", 10)).isEqualTo("x");
        assertThat(body.integer("b", 1, 5)).contains(3);
        assertThat(body.oneOf("c", Set.of("up", "down"))).contains("up");
        assertThat(body.text("d", 10)).isEmpty();
        assertThat(body.lacks("d", "e")).isTrue();
        assertThatCode(body::check).doesNotThrowAnyException();
    }

    @Test
    void everyFaultIsCollected() {
        var body = body("{\"a\":1,\"b\":3.5,\"c\":\"left\",\"e\":\"   \",\"f\":1e99}");
        body.requiredText("a", 10);
        body.integer("b", 1, 5);
        body.oneOf("c", Set.of("up", "down"));
        body.requiredText("d", 10);
        body.text("e", 10);
        body.integer("f", 1, 5);

        assertThatThrownBy(body::check).isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(
                        refused.problem("/x").errors())
                .extracting(Fault::name)
                .containsExactly("a", "b", "c", "d", "e", "f"));
    }

    @Test
    void whatNoTableCanHoldIsTakenOutOfTexts() {
        assertThat(body("{\"a\":\"uno\\u0000dos\\ud800tres😀\"}").requiredText("a", 50))
                .isEqualTo("unodostres😀");
    }

    @Test
    void aBodyIsAnObject() {
        assertThatThrownBy(() -> body("[1]").check()).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> body("{} {}")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> body("[".repeat(5_000))).isInstanceOf(ProblemException.class);
    }

    private static Body body(String json) {
        return new Body(Json.parse(json.getBytes(StandardCharsets.UTF_8)));
    }
}
