package dev.vigia.bridge.profiles;

/** What a rule says that a frame is. */
enum Meaning {
    /** A whole message. */
    MESSAGE,
    /** A piece of a streamed message. */
    DELTA,
    /** The streamed message is complete. */
    DONE,
    /** The agent could not answer. */
    ERROR,
    /** The user judges an answer. */
    RATING,
    /** A person takes over. */
    HANDOFF,
    /** The conversation is over. */
    END,
    /** Only names the conversation, the user or the model. */
    CONTEXT,
    /** Of no interest. */
    IGNORE
}
