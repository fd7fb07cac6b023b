/** Where everything that is sent to the bridge directly is judged, protected, recorded and acknowledged. */
@NullMarked
package dev.vigia.bridge.intake;

import org.jspecify.annotations.NullMarked;
