@NullMarked
package dev.vigia.api.ledger;

import org.jspecify.annotations.NullMarked;
