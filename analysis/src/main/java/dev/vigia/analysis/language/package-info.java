@NullMarked
package dev.vigia.analysis.language;

import org.jspecify.annotations.NullMarked;
