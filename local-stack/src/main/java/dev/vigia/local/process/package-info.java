@NullMarked
package dev.vigia.local.process;

import org.jspecify.annotations.NullMarked;
