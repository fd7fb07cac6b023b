@NullMarked
package dev.vigia.api.sentiment;

import org.jspecify.annotations.NullMarked;
