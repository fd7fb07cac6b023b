package dev.vigia.analysis.questions;

import org.jspecify.annotations.Nullable;

/** Where the clusters of one agent are kept: in memory, or in the state of a stream. */
public interface ClusterStore {
    /** The counts of everything, to keep each bounded. */
    record Sizes(int questions, int terms, int clusters) {
        /** Of an empty store. */
        public static final Sizes NONE = new Sizes(0, 0, 0);
    }

    Sizes sizes();

    void sizes(Sizes sizes);

    /** Questions with {@code term}; 0 for an unknown one. */
    int count(int term);

    /** @param count 0 forgets the term */
    void count(int term, int count);

    /** All terms with a count; {@link #count(int, int)} must not be called while it is read. */
    Iterable<Integer> terms();

    /** Ids of the clusters with that band key, oldest first; null for none. */
    String @Nullable [] band(long key);

    /** @param ids empty forgets the band */
    void band(long key, String[] ids);

    @Nullable
    QuestionCluster cluster(String id);

    void put(QuestionCluster cluster);

    void remove(String id);

    /** All clusters; nothing may be changed while they are read. */
    Iterable<QuestionCluster> clusters();
}
