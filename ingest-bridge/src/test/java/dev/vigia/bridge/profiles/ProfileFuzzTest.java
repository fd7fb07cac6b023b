package dev.vigia.bridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.dialect.Capture;
import dev.vigia.bridge.dialect.Dialogue;
import dev.vigia.bridge.dialect.DialogueRules;
import dev.vigia.bridge.dialect.OpenConversations;
import dev.vigia.bridge.dialect.Opening;
import dev.vigia.bridge.dialect.Side;
import dev.vigia.bridge.testkit.Effort;
import dev.vigia.events.Decoded;
import dev.vigia.events.EventJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No frame, however mangled, breaks a profile, and whatever becomes an event is one by contract 1. Texts that once did
 * harm, or might, stand in {@code fuzz/frames.txt}; the others are mutations of them. A longer run:
 * {@code -Dvigia.fuzz.seconds=600}; a failed one again: {@code -Dvigia.fuzz.seed=…}.
 */
class ProfileFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final int SEED_LIMIT = 2_000;
    private static final int READINGS_LIMIT = 4_100;
    private static final Pattern ESCAPE = Pattern.compile("\\\\\\\\|\\\\u([0-9a-f]{4})");

    private final Profiles profiles = Profiles.load(null);
    private final List<String> corpus = corpus();

    ProfileFuzzTest() throws IOException {}

    /** A backslash, u and four digits are a character; two backslashes are one, for the escapes of JSON. */
    private static String unescaped(String line) {
        return ESCAPE.matcher(line)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) == null ? "\\" : String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }

    /** The file's lines, and what is too long to write down. */
    static List<String> corpus() throws IOException {
        var frames = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ProfileFuzzTest.class.getResourceAsStream("/fuzz/frames.txt")),
                StandardCharsets.UTF_8))) {
            lines.lines().map(ProfileFuzzTest::unescaped).forEach(frames::add);
        }
        frames.add("[".repeat(10_000));
        frames.add("{\"type\":\"message\",\"content\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
        frames.add("{\"jsonrpc\":\"2.0\",\"id\":" + "9".repeat(2_000) + ",\"result\":\"x\"}");
        frames.add("[" + "{\"method\":\"ask\",\"params\":{\"text\":\"x\"}},".repeat(5_000) + "{}]");
        frames.add("{\"text\":\"" + "\ud83d\ude00".repeat(200_000) + "\"}");
        frames.add("42" + "9".repeat(5_000) + "[\"message\",\"x\"]");
        frames.add("{\"content\":[" + "{\"text\":\"x\"},".repeat(20_000) + "{}],\"type\":\"message\"}");
        return frames;
    }

    @Test
    void theCorpusHarmsNoProfile() {
        for (var profile : profiles.all()) {
            for (var side : Side.values()) {
                corpus.forEach(frame -> play(profile, Stream.of(frame), side));
            }
        }
    }

    @Test
    void mutationsHarmNoProfile() {
        long seed = Long.getLong("vigia.fuzz.seed", System.nanoTime());
        long end = System.nanoTime()
                + Duration.ofSeconds(Integer.getInteger("vigia.fuzz.seconds", Effort.of(1, 3)))
                        .toNanos();
        System.out.println("ProfileFuzzTest: vigia.fuzz.seed=" + seed);
        var random = new Random(seed);
        var all = List.copyOf(profiles.all());
        var seeds = corpus.stream().filter(frame -> frame.length() < SEED_LIMIT).toList();
        while (System.nanoTime() < end) {
            var frames = new ArrayList<String>();
            for (int i = 0; i < 20; i++) {
                frames.add(mutated(seeds.get(random.nextInt(seeds.size())), seeds, random));
            }
            var profile = all.get(random.nextInt(all.size()));
            try {
                play(profile, frames.stream(), random.nextBoolean() ? Side.USER : Side.AGENT);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(
                        "seed " + seed + ", profile " + profile.name() + ", frames " + frames, failure);
            }
        }
    }

    private static String mutated(String frame, List<String> others, Random random) {
        var text = new StringBuilder(frame);
        for (int i = random.nextInt(6); i > 0; i--) {
            int at = text.isEmpty() ? 0 : random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.insert(at, "{}[]\",:\\\u0000\ud800 0-9eE.tfn/".charAt(random.nextInt(20)));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
                case 2 -> text.insert(at, others.get(random.nextInt(others.size())));
                case 3 -> text.setLength(at);
                default -> text.append(text.substring(at));
            }
        }
        return text.toString();
    }

    static void play(Profile profile, Stream<String> frames, Side side) {
        var rules = new DialogueRules(Played.PSEUDONYMS, new OpenConversations(), Duration.ofSeconds(2));
        var opening = new Opening("bot", null, null, null, null, null, "tap-1");
        var dialogue = new Dialogue(opening, profile.dialect(), rules, NOW);
        frames.forEach(frame -> check(dialogue.text(side, frame, NOW)));
        check(dialogue.closed(side, false, NOW));
    }

    private static void check(List<Capture> captures) {
        assertThat(captures.size()).isLessThan(READINGS_LIMIT);
        for (var capture : captures) {
            if (capture instanceof Capture.Event event) {
                assertThat(EventJson.decode(EventJson.encode(event.event())))
                        .isEqualTo(new Decoded.Accepted(event.event()));
            } else if (capture instanceof Capture.Rejected rejected) {
                assertThat(EventJson.encode(rejected.event())).isNotEmpty();
            }
        }
    }
}
