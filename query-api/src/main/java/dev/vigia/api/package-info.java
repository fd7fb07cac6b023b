@NullMarked
package dev.vigia.api;

import org.jspecify.annotations.NullMarked;
