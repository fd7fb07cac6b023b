package dev.vigia.local.process;

/** What the supervisor tells the rest of the program; called on its own threads. */
public interface ProcessEvents {
    /** A process runs, for the first time or again. */
    void started(ProcessIdentity process);

    /** One line for people: who died and what happens now. */
    void say(String line);
}
