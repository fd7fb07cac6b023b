package dev.vigia.bridge.profiles;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vigia.bridge.dialect.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same promise as {@link ProfileFuzzTest}, with Jazzer's eyes on the covered code, beginning with the same corpus. Ten
 * minutes, and only when asked, because its instrumentation slows every other test of the same JVM:
 * {@code JAZZER_FUZZ=1 mvn -pl ingest-bridge -am -Dtest=ProfileJazzerTest -Dsurefire.failIfNoSpecifiedTests=false test}.
 */
@EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = ".+")
class ProfileJazzerTest {
    private final List<Profile> profiles;

    ProfileJazzerTest() throws IOException {
        profiles = List.copyOf(Profiles.load(null).all());
    }

    static Stream<byte[]> corpus() throws IOException {
        return ProfileFuzzTest.corpus().stream()
                .filter(frame -> frame.length() < ProfileFuzzTest.SEED_LIMIT)
                .map(frame -> frame.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("corpus")
    @FuzzTest(maxDuration = "10m")
    void noFrameHarmsAnyProfile(byte[] frame) {
        var text = new String(frame, StandardCharsets.UTF_8);
        for (var profile : profiles) {
            for (var side : Side.values()) {
                ProfileFuzzTest.play(profile, Stream.of(text), side);
            }
        }
    }
}
