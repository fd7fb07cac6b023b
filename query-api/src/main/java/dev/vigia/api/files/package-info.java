@NullMarked
package dev.vigia.api.files;

import org.jspecify.annotations.NullMarked;
