/** The ingest bridge. {@link dev.vigia.bridge.Bridge} wires the parts; no part knows another one's insides. */
@NullMarked
package dev.vigia.bridge;

import org.jspecify.annotations.NullMarked;
