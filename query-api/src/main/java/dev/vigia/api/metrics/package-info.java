@NullMarked
package dev.vigia.api.metrics;

import org.jspecify.annotations.NullMarked;
