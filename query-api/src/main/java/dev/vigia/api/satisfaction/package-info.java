@NullMarked
package dev.vigia.api.satisfaction;

import org.jspecify.annotations.NullMarked;
