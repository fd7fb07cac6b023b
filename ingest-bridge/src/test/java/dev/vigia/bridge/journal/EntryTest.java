package dev.vigia.bridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryTest {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final byte[] VALUE = "ñ".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({"k," + TRACE, "k,", "," + TRACE, ","})
    void whatIsEncodedIsDecoded(@Nullable String key, @Nullable String trace) {
        var entry = new Entry("topic", key, VALUE, trace);
        var read = Entry.decode(ByteBuffer.wrap(entry.encode()));

        assertThat(read).usingRecursiveComparison().isEqualTo(entry);
    }

    /** Records that a bridge without trace headers has left in its journal. */
    @Test
    void theFirstFormIsStillRead() {
        var left = HexFormat.of().parseHex("0574" + "6f706963" + "0001" + "6b" + "c3b1");

        assertThat(Entry.decode(ByteBuffer.wrap(left)))
                .usingRecursiveComparison()
                .isEqualTo(new Entry("topic", "k", VALUE));
    }

    @Test
    void whatIsNoTraceParentIsRefused() {
        assertThatThrownBy(() -> new Entry("topic", null, VALUE, "short").encode())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
