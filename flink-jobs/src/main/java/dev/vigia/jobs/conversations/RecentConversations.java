package dev.vigia.jobs.conversations;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.jspecify.annotations.Nullable;

/**
 * The conversations that were spoken in last, as objects. To take one apart for Flink's state and to put it together
 * again costs more than all else that an event causes, so it is done before a checkpoint and when others need the
 * place, not for every event. Flink's state is what counts: it is whole whenever a checkpoint is taken.
 *
 * <p>Where {@code most} is 0 every change is written at once, as batch mode needs it: its state knows one key only.
 */
final class RecentConversations {
    /** Of some 10 KiB each. */
    static final int MOST = 4_096;

    private final KeyContext keys;
    private final ValueState<ConversationState> store;
    private final int most;
    private final LinkedHashMap<String, Held> held = new LinkedHashMap<>(16, 0.75f, true);

    /** @param unsaved whether the store holds an older one */
    private record Held(ConversationState state, boolean unsaved) {}

    /** @param keys whose current key the store follows */
    RecentConversations(KeyContext keys, ValueState<ConversationState> store, int most) {
        this.keys = keys;
        this.store = store;
        this.most = most;
    }

    /** The current key's state. */
    @Nullable
    ConversationState get() throws IOException {
        var recent = held.get(key());
        return recent == null ? store.value() : recent.state();
    }

    /** Replaces the current key's state. */
    void put(ConversationState state) throws IOException {
        if (most == 0) {
            store.update(state);
        } else {
            held.put(key(), new Held(state, true));
        }
    }

    /** Forgets the current key's state. */
    void remove() {
        held.remove(key());
        store.clear();
    }

    /** Makes room; the current key is another one afterwards. */
    void shrink() throws IOException {
        var eldest = held.entrySet().iterator();
        while (held.size() > most) {
            save(eldest.next());
            eldest.remove();
        }
    }

    /** Writes all that is unsaved; the current key is another one afterwards. */
    void save() throws IOException {
        for (var entry : held.entrySet()) {
            save(entry);
            entry.setValue(new Held(entry.getValue().state(), false));
        }
    }

    private void save(Map.Entry<String, Held> entry) throws IOException {
        if (entry.getValue().unsaved()) {
            keys.setCurrentKey(entry.getKey());
            store.update(entry.getValue().state());
        }
    }

    private String key() {
        return (String) keys.getCurrentKey();
    }
}
