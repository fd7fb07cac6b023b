/** Conversations, turns and their outcome: one keyed operator around a pure domain. */
@NullMarked
package dev.vigia.jobs.conversations;

import org.jspecify.annotations.NullMarked;
