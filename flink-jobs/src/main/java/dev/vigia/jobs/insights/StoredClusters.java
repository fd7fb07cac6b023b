package dev.vigia.jobs.insights;

import dev.vigia.analysis.questions.ClusterStore;
import dev.vigia.analysis.questions.InMemoryClusters;
import dev.vigia.analysis.questions.QuestionCluster;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * The clusters of the current key in keyed state. Reads are answered from a copy in memory, because one question
 * looks at hundreds of counts; each change is written through, so a checkpoint has it all.
 */
final class StoredClusters {
    private final ValueState<ClusterStore.Sizes> sizes;
    private final MapState<Integer, Integer> counts;
    private final MapState<Long, String[]> bands;
    private final MapState<String, QuestionCluster> clusters;

    StoredClusters(RuntimeContext context) {
        sizes = context.getState(new ValueStateDescriptor<>("sizes", ClusterStore.Sizes.class));
        counts = context.getMapState(new MapStateDescriptor<>("counts", Integer.class, Integer.class));
        bands = context.getMapState(new MapStateDescriptor<>("bands", Long.class, String[].class));
        clusters = context.getMapState(new MapStateDescriptor<>("clusters", String.class, QuestionCluster.class));
    }

    /** What the state of the current key holds; use it for that key only. */
    ClusterStore read() throws Exception {
        var copy = new InMemoryClusters();
        ClusterStore.Sizes known = sizes.value();
        if (known != null) {
            copy.sizes(known);
        }
        for (var entry : counts.entries()) {
            copy.count(entry.getKey(), entry.getValue());
        }
        for (var entry : bands.entries()) {
            copy.band(entry.getKey(), entry.getValue());
        }
        for (QuestionCluster cluster : clusters.values()) {
            copy.put(cluster);
        }
        return new WriteThrough(copy);
    }

    void clear() {
        sizes.clear();
        counts.clear();
        bands.clear();
        clusters.clear();
    }

    private interface Change {
        void make() throws Exception;
    }

    private static void write(Change change) {
        try {
            change.make();
        } catch (java.io.IOException broken) {
            throw new UncheckedIOException("the state cannot be written", broken);
        } catch (RuntimeException broken) {
            throw broken;
        } catch (Exception broken) {
            throw new IllegalStateException("the state cannot be written", broken);
        }
    }

    private final class WriteThrough implements ClusterStore {
        private final InMemoryClusters copy;

        WriteThrough(InMemoryClusters copy) {
            this.copy = copy;
        }

        @Override
        public Sizes sizes() {
            return copy.sizes();
        }

        @Override
        public void sizes(Sizes changed) {
            copy.sizes(changed);
            write(() -> sizes.update(changed));
        }

        @Override
        public int count(int term) {
            return copy.count(term);
        }

        @Override
        public void count(int term, int count) {
            copy.count(term, count);
            write(() -> {
                if (count == 0) {
                    counts.remove(term);
                } else {
                    counts.put(term, count);
                }
            });
        }

        @Override
        public Set<Integer> terms() {
            return copy.terms();
        }

        @Override
        public String @Nullable [] band(long key) {
            return copy.band(key);
        }

        @Override
        public void band(long key, String[] ids) {
            copy.band(key, ids);
            write(() -> {
                if (ids.length == 0) {
                    bands.remove(key);
                } else {
                    bands.put(key, ids);
                }
            });
        }

        @Override
        public @Nullable QuestionCluster cluster(String id) {
            return copy.cluster(id);
        }

        @Override
        public void put(QuestionCluster cluster) {
            copy.put(cluster);
            write(() -> clusters.put(cluster.id(), cluster));
        }

        @Override
        public void remove(String id) {
            copy.remove(id);
            write(() -> clusters.remove(id));
        }

        @Override
        public Collection<QuestionCluster> clusters() {
            return copy.clusters();
        }
    }
}
