package dev.vigia.bridge.frames;

/** Receives what a {@link FrameReader} finds. */
public interface FrameSink {
    /** A complete text message: fragments joined, inflated, valid UTF-8. */
    void text(String text);

    /** A message that has no text to read: binary, or of an extension or opcode that is not understood. */
    void opaque(Opaque kind);

    /**
     * Something that should have been readable and was not.
     *
     * @param raw what there is of it, cut to the reader's limit
     */
    void unreadable(Flaw flaw, String reason, byte[] raw);

    /** A close frame; code 1005 where it has none. */
    void closing(int code);

    /** Why a message is not read. */
    enum Opaque {
        BINARY,
        UNKNOWN_OPCODE,
        UNKNOWN_EXTENSION,
        /** Compressed, after the shared compression context was lost. */
        CONTEXT_LOST,
        /** Behind a framing error: where a message begins cannot be known any more. */
        OUT_OF_STEP
    }

    /** What was wrong. */
    enum Flaw {
        FRAMING,
        COMPRESSION,
        UTF8,
        TOO_LARGE
    }
}
