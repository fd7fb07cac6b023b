@NullMarked
package dev.vigia.local.replay;

import org.jspecify.annotations.NullMarked;
