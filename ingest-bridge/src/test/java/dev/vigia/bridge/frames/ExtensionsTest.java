package dev.vigia.bridge.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExtensionsTest {
    @Test
    void whatWasNotAgreedIsNotThere() {
        assertThat(Extensions.parse(List.of())).isEqualTo(Extensions.NONE);
        assertThat(Extensions.parse(List.of(" "))).isEqualTo(Extensions.NONE);
    }

    @Test
    void deflateKeepsItsContextsUnlessItSaysOtherwise() {
        assertThat(Extensions.parse(List.of("permessage-deflate")))
                .isEqualTo(new Extensions(true, true, true, false));
        assertThat(Extensions.parse(List.of("Permessage-Deflate ; server_no_context_takeover; client_max_window_bits=9")))
                .isEqualTo(new Extensions(true, true, false, false));
        assertThat(Extensions.parse(List.of("permessage-deflate;client_no_context_takeover")))
                .isEqualTo(new Extensions(true, false, true, false));
    }

    @Test
    void othersAreNoticedInAnyHeaderOrPlace() {
        assertThat(Extensions.parse(List.of("permessage-deflate, x-sign"))).matches(Extensions::others);
        assertThat(Extensions.parse(List.of("permessage-deflate", "x-sign"))).matches(Extensions::others);
    }
}
