package dev.vigia.schema;

/**
 * How the rows of a table differ between two generations.
 *
 * @param added rows that only the new generation has
 * @param removed rows that only the old one has
 * @param changed rows that both have, with other content
 * @param same rows with the same content
 */
public record Difference(String table, long added, long removed, long changed, long same) {
    public boolean isEmpty() {
        return added + removed + changed == 0;
    }
}
