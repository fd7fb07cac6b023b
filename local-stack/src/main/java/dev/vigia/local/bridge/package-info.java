@NullMarked
package dev.vigia.local.bridge;

import org.jspecify.annotations.NullMarked;
