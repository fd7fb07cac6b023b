package dev.vigia.bridge.dialect;

/** Who sent a text. The direction on the wire decides, never the text itself. */
public enum Side {
    USER,
    AGENT
}
