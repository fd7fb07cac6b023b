/** What a capture of frames would become by a profile, without a bridge: {@code ./vigia profile}. */
@NullMarked
package dev.vigia.bridge.dryrun;

import org.jspecify.annotations.NullMarked;
