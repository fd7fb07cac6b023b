package dev.vigia.bridge.intake;

import java.util.Map;

/**
 * How many events a second each API key may send, over all ways of ingest together.
 *
 * @param usual for keys without a quota of their own
 * @param own by the key's name
 */
public record Quotas(int usual, Map<String, Integer> own) {
    public Quotas {
        own = Map.copyOf(own);
    }

    int of(String name) {
        return own.getOrDefault(name, usual);
    }
}
