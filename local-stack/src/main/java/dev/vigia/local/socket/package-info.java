@NullMarked
package dev.vigia.local.socket;

import org.jspecify.annotations.NullMarked;
