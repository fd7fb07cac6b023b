@NullMarked
package dev.vigia.local;

import org.jspecify.annotations.NullMarked;
