package dev.vigia.analysis.sentiment;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model was given beside labelled rows, and carries with it.
 *
 * @param lists judging words
 * @param meaning the judge of word vectors, if it had any
 */
record Knowledge(List<WordValues> lists, Optional<MeaningView> meaning) {
    static final Knowledge NONE = new Knowledge(List.of(), Optional.empty());

    Knowledge {
        lists = List.copyOf(lists);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(lists.size());
        for (WordValues list : lists) {
            list.write(out);
        }
        out.writeBoolean(meaning.isPresent());
        if (meaning.isPresent()) {
            meaning.get().write(out);
        }
    }

    static Knowledge read(DataInput in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > FeatureExtractor.MOST_LISTS) {
            throw new IOException("the sentiment model's word lists are damaged");
        }
        List<WordValues> lists = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            lists.add(WordValues.read(in));
        }
        return new Knowledge(lists, in.readBoolean() ? Optional.of(MeaningView.read(in)) : Optional.empty());
    }
}
