// SPDX-License-Identifier: GPL-3.0-or-later
package dev.vigia.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.analysis.AnalysisSettings;
import dev.vigia.analysis.MessageAnalysis;
import dev.vigia.analysis.MessageAnalyzer;
import dev.vigia.analysis.language.LanguageGuess;
import dev.vigia.analysis.questions.InMemoryClusters;
import dev.vigia.analysis.questions.Question;
import dev.vigia.analysis.questions.QuestionClusters;
import dev.vigia.analysis.questions.QuestionSimilarity;
import dev.vigia.analysis.sentiment.Trajectory;
import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.topics.TopicClassifier;
import dev.vigia.analysis.topics.TopicRow;
import dev.vigia.analysis.topics.TopicTrainer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people and programs send besides messages, judged as the job judges it: every language, and the English voice. */
class StrangeTextsTest {
    private static final Duration WORST = Duration.ofMillis(150);
    private static final List<String> LANGUAGES = List.of("es", "en", "und");

    private static final List<String> ASKED =
            List.of("where is my parcel", "¿dónde está mi pedido?", "cancel my plan please", "quiero darme de baja");

    private static MessageAnalyzer analyzer;
    private static TopicClassifier trained;

    @BeforeAll
    static void warmUp() {
        var defaults = AnalysisSettings.defaults();
        analyzer = MessageAnalyzer.loadWithVoices(
                new AnalysisSettings(defaults.languages(), defaults.taxonomy(), ModelUnderTest.pathOrNull(), Map.of()));
        for (int i = 0; i < 300; i++) {
            analyzer.analyze("Quiero cancelar mi pedido number " + i + " because it never came".repeat(i % 30));
        }
        String judge =
                analyzer.analyze("Why did my parcel never come?").sentiment().model();
        assertThat(judge.endsWith(CoreNlpVoice.NAME)).isEqualTo(ModelUnderTest.pathOrNull() != null);
        List<TopicRow> rows = IntStream.range(0, 80)
                .mapToObj(i -> new TopicRow(i % 4 < 2 ? "delivery" : "leaving", ASKED.get(i % 4) + " " + i))
                .toList();
        trained = new TopicTrainer(rows, 0.05, step -> {}).train("strange");
        strangeTexts().forEach(text -> asked(new InMemoryClusters(), text));
    }

    static Stream<String> strangeTexts() {
        var random = new Random(11);
        byte[] bytes = new byte[12_000];
        random.nextBytes(bytes);
        var noise = new StringBuilder();
        for (int i = 0; i < 16_384; i++) {
            noise.append((char) random.nextInt(0x10000));
        }
        return Stream.of(
                "",
                " ",
                "\u0000",
                "\u0000\u0001\u0002",
                "👍👍👍👍",
                "👩‍👩‍👧‍👦🏳️‍🌈",
                "\ud83d",
                "h\u0335\u0301\u0302\u0303\u0311e\u0334\u0321\u0322\u0323l\u0337\u0301\u0302l\u0336o".repeat(300),
                "e" + "\u0301".repeat(16_000),
                "\u202eolleh\u202c مرحبا كيف حالك שלום",
                "word ".repeat(5_000),
                "no ".repeat(5_000),
                "x".repeat(16_384),
                "!".repeat(16_384),
                "(".repeat(16_384),
                "'a".repeat(8_000),
                "@" + "a@".repeat(8_000),
                "http://".repeat(2_000),
                "\\u".repeat(8_000),
                "\\u0000\\ud83d",
                ".,".repeat(8_000),
                "1.".repeat(8_000),
                Base64.getEncoder().encodeToString(bytes),
                noise.toString(),
                "public static void main(String[] args) { for (;;) { return; } }".repeat(200),
                "select * from t where a = 'b' -- ".repeat(300),
                "这是一条中文消息".repeat(1_000),
                "muy mal ".repeat(8_192),
                "👎".repeat(16_384),
                "https://example.org/?q=" + "a%20".repeat(16_000),
                "quiero cancel my pedido porque it is tarde".repeat(300),
                "Thanks!!! 😡😡 " + "لا شكرا ".repeat(500) + "\u0000 gracias",
                "<script>alert('x')</script>".repeat(400),
                "{\"a\":[".repeat(2_000),
                "\t\r\n".repeat(5_000),
                "¡¿".repeat(4_000),
                "a b ".repeat(4_000),
                "good, ".repeat(2_500),
                "not good but ".repeat(1_200),
                "I".repeat(39) + " " + "don't ".repeat(2_500));
    }

    @ParameterizedTest
    @MethodSource("strangeTexts")
    void anyTextGetsAnAnswerInTime(String text) {
        MessageAnalysis found = analyzer.analyze(text);
        assertThat(found.language().language()).isIn(LANGUAGES);
        judgedInTime(() -> analyzer.analyze(text));
        for (String language : LANGUAGES) {
            judgedInTime(() -> analyzer.analyze(CleanText.of(text), new LanguageGuess(language, 1)));
        }
    }

    @ParameterizedTest
    @MethodSource("strangeTexts")
    void anyTextIsAQuestionOrNoneInTime(String text) {
        inTime(() -> asked(new InMemoryClusters(), text));
        // Among others, and again: the same text is the same question.
        var store = new InMemoryClusters();
        ASKED.forEach(question -> asked(store, question));
        var first = asked(store, text);
        var again = asked(store, text);
        assertThat(again.map(found -> found.cluster().id()))
                .isEqualTo(first.map(found -> found.cluster().id()));
        var similarity = new QuestionSimilarity();
        CleanText clean = CleanText.of(text);
        similarity.learn(clean, "es");
        for (String other : List.of(text, "¿dónde está mi pedido?")) {
            inTime(() -> assertThat(similarity.between(clean, CleanText.of(other), "es"))
                    .isBetween(0.0, 1.0));
        }
    }

    @ParameterizedTest
    @MethodSource("strangeTexts")
    void anyTextHasATrainedTopicOrNoneInTime(String text) {
        CleanText clean = CleanText.of(text);
        inTime(() -> assertThat(trained.classify(clean, "und").probability()).isBetween(0.0, 1.0));
    }

    @Test
    void aConversationOfStrangeTextsHasATrajectory() {
        Trajectory course = Trajectory.of(strangeTexts()
                .map(text -> analyzer.analyze(text).sentiment().score())
                .toList());
        assertThat(List.of(course.start(), course.end(), course.mean(), course.worst()))
                .allSatisfy(score -> assertThat(score).isBetween(-1.0, 1.0));
        assertThat(course.slope()).isFinite();
    }

    private static Optional<QuestionClusters.Membership> asked(InMemoryClusters store, String text) {
        var clusters = new QuestionClusters(QuestionClusters.Limits.DEFAULT);
        return clusters.assign(new Question("agent", "e" + store.clusters().size(), 0, "es", null, text), store);
    }

    private static void judgedInTime(Supplier<MessageAnalysis> judging) {
        inTime(() -> {
            MessageAnalysis analysis = judging.get();
            assertThat(analysis.sentiment().score()).isBetween(-1.0, 1.0);
            assertThat(analysis.topic().probability()).isBetween(0.0, 1.0);
        });
    }

    /** The best of three, so that a pause of the machine is not taken for the text's cost. */
    private static void inTime(Runnable judging) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            judging.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(WORST);
    }
}
