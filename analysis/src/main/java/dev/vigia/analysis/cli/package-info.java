@NullMarked
package dev.vigia.analysis.cli;

import org.jspecify.annotations.NullMarked;
