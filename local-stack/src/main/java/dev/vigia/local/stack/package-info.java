@NullMarked
package dev.vigia.local.stack;

import org.jspecify.annotations.NullMarked;
