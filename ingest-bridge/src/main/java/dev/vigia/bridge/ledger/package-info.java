/** The bridge's own account of what it captured, so that the other end can prove that nothing is missing. */
@NullMarked
package dev.vigia.bridge.ledger;

import org.jspecify.annotations.NullMarked;
