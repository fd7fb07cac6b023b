package dev.vigia.bridge.dialect;

/** How an agent and its clients put things. Stateless. */
public interface Dialect {
    /** Never throws: what cannot be understood is a {@link Reading} too. */
    Reading read(Side side, String text);
}
