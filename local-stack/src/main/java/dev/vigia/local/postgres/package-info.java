@NullMarked
package dev.vigia.local.postgres;

import org.jspecify.annotations.NullMarked;
