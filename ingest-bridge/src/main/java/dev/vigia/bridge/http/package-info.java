/** Plain HTTP on the bridge's port, for the parts that offer endpoints. */
@NullMarked
package dev.vigia.bridge.http;

import org.jspecify.annotations.NullMarked;
