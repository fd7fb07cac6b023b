@NullMarked
package dev.vigia.api.topics;

import org.jspecify.annotations.NullMarked;
