@NullMarked
package dev.vigia.api.conversations;

import org.jspecify.annotations.NullMarked;
