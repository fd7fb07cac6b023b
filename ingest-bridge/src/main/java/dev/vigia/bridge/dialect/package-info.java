/**
 * From an agent's texts to events: a {@link dev.vigia.bridge.dialect.Dialect} reads single texts, a
 * {@link dev.vigia.bridge.dialect.Dialogue} remembers the connection. Pure: no network, no clock, no disk.
 */
@NullMarked
package dev.vigia.bridge.dialect;

import org.jspecify.annotations.NullMarked;
