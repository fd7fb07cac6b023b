@NullMarked
package dev.vigia.api.stream;

import org.jspecify.annotations.NullMarked;
