package dev.vigia.analysis.questions;

import dev.vigia.analysis.text.CleanText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Puts each question into the cluster of the questions that mean the same, or founds one. Candidates share a
 * MinHash band; the most alike one takes the question if it is alike enough, by weights learned from the questions so
 * far. The same questions in the same order give the same clusters. Not thread-safe.
 */
public final class QuestionClusters {
    /** From this similarity on two questions mean the same. */
    static final double SAME = 0.6;

    private static final int PER_BAND = 24;
    private static final int COMPARED = 64;
    private static final int CACHED = 20_000;

    /**
     * How much is kept of one agent. When there is more, the quarter of the clusters that were asked longest ago is
     * forgotten, and all counts of terms are halved.
     */
    public record Limits(int clusters, int terms) {
        /** About 20 MB of an agent's questions. */
        public static final Limits DEFAULT = new Limits(20_000, 50_000);
    }

    /** Where a question belongs. @param similarity to the representative, 0…1 */
    public record Membership(QuestionCluster cluster, double similarity) {}

    private final WordingAnalyzer analyzer = new WordingAnalyzer();
    private final Limits limits;
    private final Map<String, Wording> representatives = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wording> eldest) {
            return size() > CACHED;
        }
    };

    public QuestionClusters(Limits limits) {
        this.limits = limits;
    }

    /** Empty for what asks nothing: greetings, thanks, praise, blame, emoji. */
    public Optional<Membership> assign(Question question, ClusterStore store) {
        CleanText text = CleanText.of(question.text());
        // No more of it than of those it is compared with: else a long question would not be like itself.
        Wording wording = analyzer.analyze(CleanText.of(QuestionCluster.cut(text.text())), question.language());
        if (!asksSomething(wording, text)) {
            return Optional.empty();
        }
        long[] bands = MinHash.bands(wording);
        Rarity rarity = rarity(store);
        double[] weights = rarity.weights(wording);
        QuestionCluster best = null;
        double similarity = SAME;
        for (String id : candidates(bands, store)) {
            QuestionCluster candidate = store.cluster(id);
            if (candidate != null) {
                Wording other = representative(candidate);
                double alike = SoftOverlap.ofAtLeast(similarity, wording, weights, other, rarity.weights(other));
                if (alike > similarity || (alike == similarity && (best == null || older(candidate, best)))) {
                    best = candidate;
                    similarity = alike;
                }
            }
        }
        count(wording, store);
        if (best == null) {
            best = found(question, text.text(), bands, store);
            similarity = 1;
        }
        QuestionCluster grown = best.with(question);
        store.put(grown);
        return Optional.of(new Membership(grown, similarity));
    }

    private static boolean asksSomething(Wording wording, CleanText text) {
        int meaning = WordingAnalyzer.wordsOfMeaning(wording);
        return meaning >= 2 || (meaning == 1 && text.text().indexOf('?') >= 0);
    }

    private static boolean older(QuestionCluster a, QuestionCluster b) {
        return a.firstSeen() != b.firstSeen() ? a.firstSeen() < b.firstSeen() : a.id().compareTo(b.id()) < 0;
    }

    /** Those with the most bands in common, which are the likeliest. */
    private static List<String> candidates(long[] bands, ClusterStore store) {
        Map<String, Integer> common = new LinkedHashMap<>();
        for (long key : bands) {
            String[] found = store.band(key);
            if (found != null) {
                for (String id : found) {
                    common.merge(id, 1, Integer::sum);
                }
            }
        }
        return common.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(COMPARED)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Wording representative(QuestionCluster cluster) {
        return representatives.computeIfAbsent(
                cluster.id(), unused -> analyzer.analyze(CleanText.of(cluster.representative()), cluster.language()));
    }

    private static Rarity rarity(ClusterStore store) {
        int questions = store.sizes().questions();
        return new Rarity() {
            @Override
            public int questions() {
                return questions;
            }

            @Override
            public int questionsWith(int term) {
                return store.count(term);
            }
        };
    }

    private void count(Wording wording, ClusterStore store) {
        int fresh = 0;
        for (int term : wording.terms()) {
            int count = store.count(term);
            fresh += count == 0 ? 1 : 0;
            store.count(term, count + 1);
        }
        ClusterStore.Sizes sizes = store.sizes();
        store.sizes(new ClusterStore.Sizes(sizes.questions() + 1, sizes.terms() + fresh, sizes.clusters()));
        if (sizes.terms() + fresh > limits.terms()) {
            halve(store);
        }
    }

    private static void halve(ClusterStore store) {
        List<Integer> terms =
                StreamSupport.stream(store.terms().spliterator(), false).toList();
        int kept = 0;
        for (int term : terms) {
            int half = store.count(term) / 2;
            kept += half == 0 ? 0 : 1;
            store.count(term, half);
        }
        ClusterStore.Sizes sizes = store.sizes();
        store.sizes(new ClusterStore.Sizes(sizes.questions() / 2, kept, sizes.clusters()));
    }

    private QuestionCluster found(Question question, String text, long[] bands, ClusterStore store) {
        QuestionCluster founded = QuestionCluster.founded(question, text);
        ClusterStore.Sizes sizes = store.sizes();
        store.sizes(new ClusterStore.Sizes(sizes.questions(), sizes.terms(), sizes.clusters() + 1));
        if (sizes.clusters() >= limits.clusters()) {
            forgetOldest(store);
        }
        for (long key : bands) {
            String[] ids = store.band(key);
            List<String> more = new ArrayList<>(ids == null ? List.of() : Arrays.asList(ids));
            more.add(founded.id());
            store.band(key, (more.size() > PER_BAND ? more.subList(1, more.size()) : more).toArray(String[]::new));
        }
        return founded;
    }

    private void forgetOldest(ClusterStore store) {
        List<QuestionCluster> oldest = StreamSupport.stream(store.clusters().spliterator(), false)
                .sorted(Comparator.comparingLong(QuestionCluster::lastSeen).thenComparing(QuestionCluster::id))
                .limit(Math.max(1, limits.clusters() / 4))
                .toList();
        for (QuestionCluster cluster : oldest) {
            store.remove(cluster.id());
            for (long key : MinHash.bands(representative(cluster))) {
                String[] ids = store.band(key);
                if (ids != null) {
                    store.band(
                            key,
                            Arrays.stream(ids)
                                    .filter(id -> !id.equals(cluster.id()))
                                    .toArray(String[]::new));
                }
            }
            representatives.remove(cluster.id());
        }
        ClusterStore.Sizes sizes = store.sizes();
        store.sizes(new ClusterStore.Sizes(sizes.questions(), sizes.terms(), sizes.clusters() - oldest.size()));
    }
}
