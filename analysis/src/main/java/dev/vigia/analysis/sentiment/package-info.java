@NullMarked
package dev.vigia.analysis.sentiment;

import org.jspecify.annotations.NullMarked;
