package dev.vigia.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParamTest {
    private final Param<String> text = Param.text("agentId", "", "a");
    private final Param<Instant> time = Param.time("from", "", "");
    private final Param<Integer> number = Param.integer("limit", "", 1, 200, 50);

    enum Colour {
        RED,
        DARK_BLUE
    }

    @Test
    void textKeepsEveryScript() {
        assertThat(text.reader().apply("soporte-ñ-支持-😀")).isEqualTo("soporte-ñ-支持-😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000b", "a\nb", "\ud800", "\udc00x"})
    void textThatNoTableCanHoldIsRefused(String foul) {
        assertThatIllegalArgumentException().isThrownBy(() -> text.reader().apply(foul));
    }

    @Test
    void textHasALength() {
        assertThatIllegalArgumentException().isThrownBy(() -> text.reader().apply("x".repeat(201)));
    }

    @Test
    void timesNeedAZone() {
        assertThat(time.reader().apply("2026-11-22T11:00:00+01:00")).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
        for (var wrong : new String[] {
            "2026-11-22",
            "2026-11-22T11:00:00",
            "1732270000",
            "now",
            "1969-12-31T23:59:59Z",
            "9999-01-01T00:00:00Z",
            "+1000000000-01-01T00:00:00Z"
        }) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> time.reader()
                    .apply(wrong));
        }
    }

    @Test
    void numbersHaveBounds() {
        assertThat(number.reader().apply("200")).isEqualTo(200);
        for (var wrong : new String[] {"0", "201", "1e2", "", "99999999999", "0x10"}) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> number.reader()
                    .apply(wrong));
        }
    }

    @Test
    void choicesAreTheirNamesInLowerCase() {
        var colour = Param.oneOf("colour", "", Colour.class);

        assertThat(colour.reader().apply("dark_blue")).isEqualTo(Colour.DARK_BLUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> colour.reader().apply("RED"))
                .withMessage("must be one of red, dark_blue");
    }

    @Test
    void zonesAreThoseOfTheList() {
        var zone = Param.zone("tz", "", "");

        assertThat(zone.reader().apply("Europe/Madrid")).isEqualTo(ZoneId.of("Europe/Madrid"));
        assertThatIllegalArgumentException().isThrownBy(() -> zone.reader().apply("Europe/Madrid'; drop"));
    }

    @Test
    void aCursorIsReadBackAndNothingElse() {
        var cursor = new Cursor(Instant.parse("2026-11-22T10:00:00.123456Z"), "c|1|ñ");

        assertThat(Cursor.PARAM.reader().apply(cursor.text())).isEqualTo(cursor);
        assertThat(Cursor.PARAM.reader().apply(Cursor.PARAM.example()).id()).isEqualTo("c-1");
        for (var wrong : new String[] {"", "x", "****", "fHw", "MjAyNi0xMS0yMnxjLTE"}) {
            assertThatIllegalArgumentException()
                    .as(wrong)
                    .isThrownBy(() -> Cursor.PARAM.reader().apply(wrong));
        }
    }
}
