@NullMarked
package dev.vigia.analysis.topics;

import org.jspecify.annotations.NullMarked;
