@NullMarked
package dev.vigia.api.overview;

import org.jspecify.annotations.NullMarked;
