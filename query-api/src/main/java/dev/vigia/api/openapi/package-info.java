@NullMarked
package dev.vigia.api.openapi;

import org.jspecify.annotations.NullMarked;
