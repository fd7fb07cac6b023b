package dev.vigia.api.health;

/** A part that the API cannot do its work without. */
public interface Dependency {
    String name();

    /** Asks it something small. @throws RuntimeException with the reason when it is away */
    void check();
}
