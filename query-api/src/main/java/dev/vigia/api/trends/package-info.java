@NullMarked
package dev.vigia.api.trends;

import org.jspecify.annotations.NullMarked;
