@NullMarked
package dev.vigia.analysis;

import org.jspecify.annotations.NullMarked;
