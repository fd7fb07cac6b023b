package dev.vigia.bench.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bench.masking.Samples.Sample;
import dev.vigia.bridge.privacy.Kind;
import dev.vigia.bridge.privacy.MaskingRules;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MaskingBenchmarkTest {
    private static final List<Sample> SAMPLES = Samples.of(new Random(5), 60, 300);

    @Test
    void theSetHasCanariesOfEveryKind() {
        assertThat(SAMPLES.stream().map(Sample::kind).filter(kind -> kind != null))
                .containsOnly(Stream.of(Kind.values()).map(Kind::name).toArray(String[]::new))
                .hasSize(60 * Kind.values().length);
    }

    @Test
    void theMaskerFindsNearlyAllAndLittleElse() {
        var score = Score.of(SAMPLES, MaskingRules.USUAL.masker()::mask);

        assertThat(score.total().recall()).isGreaterThan(0.95);
        assertThat(score.total().precision()).isGreaterThan(0.97);
    }

    @Test
    void aMaskerThatDoesNothingFindsNothing() {
        var score = Score.of(SAMPLES, text -> text);

        assertThat(score.total().recall()).isZero();
        assertThat(score.total().leaked).isEqualTo(score.total().canaries);
    }
}
