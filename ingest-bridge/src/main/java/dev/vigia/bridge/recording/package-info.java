/** The one way by which captured events reach the journal. */
@NullMarked
package dev.vigia.bridge.recording;

import org.jspecify.annotations.NullMarked;
