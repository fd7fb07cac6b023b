/** History computed anew, beside what is live. */
@NullMarked
package dev.vigia.local.reprocess;

import org.jspecify.annotations.NullMarked;
