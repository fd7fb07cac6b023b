package dev.vigia.local.replay;

/** Told of each conversation that is through, and of each that failed. */
interface Advance {
    void finished(Recording recording);

    void failed(Recording recording, String reason);
}
