@NullMarked
package dev.vigia.api.annotations;

import org.jspecify.annotations.NullMarked;
