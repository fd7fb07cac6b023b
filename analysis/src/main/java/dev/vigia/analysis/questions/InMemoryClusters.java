package dev.vigia.analysis.questions;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store that ends with the program. */
public final class InMemoryClusters implements ClusterStore {
    private final Map<Integer, Integer> counts = new HashMap<>();
    private final Map<Long, String[]> bands = new HashMap<>();
    private final Map<String, QuestionCluster> clusters = new HashMap<>();
    private Sizes sizes = Sizes.NONE;

    @Override
    public Sizes sizes() {
        return sizes;
    }

    @Override
    public void sizes(Sizes changed) {
        sizes = changed;
    }

    @Override
    public int count(int term) {
        return counts.getOrDefault(term, 0);
    }

    @Override
    public void count(int term, int count) {
        if (count == 0) {
            counts.remove(term);
        } else {
            counts.put(term, count);
        }
    }

    @Override
    public Set<Integer> terms() {
        return counts.keySet();
    }

    @Override
    public String @Nullable [] band(long key) {
        return bands.get(key);
    }

    @Override
    public void band(long key, String[] ids) {
        if (ids.length == 0) {
            bands.remove(key);
        } else {
            bands.put(key, ids);
        }
    }

    @Override
    public @Nullable QuestionCluster cluster(String id) {
        return clusters.get(id);
    }

    @Override
    public void put(QuestionCluster cluster) {
        clusters.put(cluster.id(), cluster);
    }

    @Override
    public void remove(String id) {
        clusters.remove(id);
    }

    @Override
    public Collection<QuestionCluster> clusters() {
        return clusters.values();
    }

    int bandCount() {
        return bands.size();
    }
}
