package dev.vigia.bridge.profiles;

import dev.vigia.bridge.dialect.Dialect;
import dev.vigia.bridge.dialect.OpeningNames;

/**
 * How one kind of agent talks.
 *
 * @param description for people
 * @param names where the handshake says who talks
 */
public record Profile(String name, String description, OpeningNames names, Dialect dialect) {}
