package dev.vigia.local.socket;

/** One end of a conversation; called in order, never by two threads at once. */
public interface Listener {
    void received(String text);

    void closed();
}
