package dev.vigia.bridge.dialect;

import java.util.List;

/** How an agent and its clients put things. Stateless. */
public interface Dialect {
    /**
     * What a text says; mostly one thing, a batch several.
     *
     * <p>Never throws: what cannot be understood is a {@link Reading} too.
     */
    List<Reading> read(Side side, String text);
}
