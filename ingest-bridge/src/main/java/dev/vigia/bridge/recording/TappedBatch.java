package dev.vigia.bridge.recording;

import dev.vigia.bridge.journal.Entry;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.RejectedEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What has passed the tap and is not in the journal yet: masked and encoded one by one, written in one go. Nothing of
 * it may be relayed before {@link #commit}. One thread at a time.
 */
public final class TappedBatch {
    private final Recorder recorder;
    private final List<Entry> entries = new ArrayList<>();
    private final List<ChatEvent> events = new ArrayList<>();
    private final List<RejectedEvent> rejected = new ArrayList<>();

    public TappedBatch(Recorder recorder) {
        this.recorder = recorder;
    }

    public void add(ChatEvent event) {
        entries.add(recorder.entry(event));
        events.add(event);
    }

    public void add(RejectedEvent letter) {
        entries.add(recorder.entry(letter));
        rejected.add(letter);
    }

    /** Writes it to the journal. Never throws: what the journal does not take is counted as lost. */
    public void commit() {
        if (!entries.isEmpty()) {
            recorder.recordTapped(entries, events, rejected);
            entries.clear();
            events.clear();
            rejected.clear();
        }
    }
}
