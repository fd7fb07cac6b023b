package dev.vigia.analysis.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.analysis.questions.QuestionClusters.Limits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionClustersTest {
    private static Map<String, String> clustered(List<Question> questions, InMemoryClusters store, Limits limits) {
        var clusters = new QuestionClusters(limits);
        Map<String, String> byEvent = new HashMap<>();
        questions.forEach(question -> clusters.assign(question, store)
                .ifPresent(joined ->
                        byEvent.put(question.eventId(), joined.cluster().id())));
        return byEvent;
    }

    @Test
    void aLongQuestionIsTheSameQuestionAgain() {
        var store = new InMemoryClusters();
        var clusters = new QuestionClusters(QuestionClusters.Limits.DEFAULT);
        // An odd number of negations, of which the kept part has an even one.
        String text = "My order has not come and I do not know why. " + "The parcel is late. ".repeat(20) + "Not good.";
        var ids = List.of("e1", "e2").stream()
                .map(event -> clusters.assign(new Question("a", event, 0, "en", null, text), store))
                .map(found -> found.orElseThrow().cluster().id())
                .toList();
        assertThat(ids.get(1)).isEqualTo(ids.get(0));
    }

    @Test
    void questionsThatMeanTheSameMeet() {
        Map<String, String> byEvent =
                clustered(SyntheticQuestions.day(2_000, 1), new InMemoryClusters(), Limits.DEFAULT);
        Map<String, Map<String, Integer>> meanings = new HashMap<>();
        byEvent.forEach((event, cluster) -> meanings.computeIfAbsent(cluster, any -> new HashMap<>())
                .merge(event.substring(event.indexOf('-')), 1, Integer::sum));
        int pure = meanings.values().stream()
                .mapToInt(
                        counts -> counts.values().stream().max(Integer::compare).orElse(0))
                .sum();
        assertThat(byEvent).hasSize(2_000);
        assertThat(pure).isGreaterThan(1_900);
        assertThat(meanings).hasSizeBetween(90, 140);
    }

    @Test
    void aReplayGivesTheSameClusters() {
        List<Question> day = SyntheticQuestions.day(1_500, 2);
        var first = new InMemoryClusters();
        var second = new InMemoryClusters();
        assertThat(clustered(day, second, Limits.DEFAULT)).isEqualTo(clustered(day, first, Limits.DEFAULT));
        assertThat(second.clusters()).containsExactlyInAnyOrderElementsOf(first.clusters());
    }

    @Test
    void aClusterKnowsItsStory() {
        var store = new InMemoryClusters();
        var clusters = new QuestionClusters(Limits.DEFAULT);
        List.of("¿Dónde está mi pedido?", "donde esta mi pedido", "mi pedido donde está??")
                .forEach(text -> {
                    long at = 10 * store.sizes().questions() + 5L;
                    clusters.assign(new Question("shop", "e" + at, at, "es", "order-status", text), store);
                });
        assertThat(store.clusters()).singleElement().satisfies(cluster -> {
            assertThat(cluster.representative()).isEqualTo("¿Dónde está mi pedido?");
            assertThat(cluster.asked()).isEqualTo(3);
            assertThat(cluster.firstSeen()).isEqualTo(5);
            assertThat(cluster.lastSeen()).isEqualTo(25);
            assertThat(cluster.topic()).isEqualTo("order-status");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hola", "gracias!", "ok", "😀", "thanks", "buenos días", "???", "\u0000"})
    void whatAsksNothingHasNoCluster(String text) {
        assertNoCluster(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"muy mal servicio", "Pésimo, horrible", "the worst service", "excelente app!!", "thx u r great"})
    void praiseAndBlameAskNothing(String text) {
        assertNoCluster(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"horrible, mi pedido no llega", "cual es el mejor plan", "r my cards blocked", "bad service?"})
    void whatIsToldBesidesThemIsAQuestion(String text) {
        assertThat(new QuestionClusters(Limits.DEFAULT)
                        .assign(new Question("shop", "e", 0, "es", null, text), new InMemoryClusters()))
                .isPresent();
    }

    private static void assertNoCluster(String text) {
        assertThat(new QuestionClusters(Limits.DEFAULT)
                        .assign(new Question("shop", "e", 0, "es", null, text), new InMemoryClusters()))
                .isEmpty();
    }

    @Test
    void anyQuestionHasAReadableRepresentative() {
        var store = new InMemoryClusters();
        var clusters = new QuestionClusters(Limits.DEFAULT);
        String emoji = "what is this thing " + "\uD83D\uDE00".repeat(400);
        clusters.assign(new Question("shop", "e", 0, "en", null, "x" + emoji), store);
        clusters.assign(new Question("shop", "f", 0, "en", null, emoji), store);
        assertThat(store.clusters()).isNotEmpty().allSatisfy(cluster -> assertThat(cluster.representative())
                .hasSizeLessThanOrEqualTo(QuestionCluster.LONGEST)
                .doesNotEndWith("\uD83D"));
    }

    @Test
    void stateIsBounded() {
        var store = new InMemoryClusters();
        var clusters = new QuestionClusters(new Limits(50, 120));
        for (int i = 0; i < 3_000; i++) {
            String text = "why is thing" + i % 977 + " of kind" + i % 991 + " broken" + i;
            clusters.assign(new Question("shop", "e" + i, i, "en", null, text), store);
            assertThat(store.clusters()).hasSizeLessThanOrEqualTo(50);
            assertThat(store.terms()).hasSizeLessThanOrEqualTo(120);
        }
        Set<Long> bands = new HashSet<>();
        var analyzer = new WordingAnalyzer();
        store.clusters().forEach(cluster -> {
            var text = dev.vigia.analysis.text.CleanText.of(cluster.representative());
            for (long band : MinHash.bands(analyzer.analyze(text, cluster.language()))) {
                bands.add(band);
            }
        });
        assertThat(store.bandCount()).isEqualTo(bands.size());
        assertThat(store.sizes().clusters()).isEqualTo(store.clusters().size());
        assertThat(store.sizes().terms()).isEqualTo(store.terms().size());
    }
}
