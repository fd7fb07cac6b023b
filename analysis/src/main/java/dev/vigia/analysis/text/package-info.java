@NullMarked
package dev.vigia.analysis.text;

import org.jspecify.annotations.NullMarked;
