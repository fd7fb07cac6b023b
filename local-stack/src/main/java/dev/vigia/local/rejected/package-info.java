/** Dead letters, shown and sent again. */
@NullMarked
package dev.vigia.local.rejected;

import org.jspecify.annotations.NullMarked;
