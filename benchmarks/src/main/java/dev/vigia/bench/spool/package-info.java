/** What the journal costs beside a bare fdatasync. */
@NullMarked
package dev.vigia.bench.spool;

import org.jspecify.annotations.NullMarked;
