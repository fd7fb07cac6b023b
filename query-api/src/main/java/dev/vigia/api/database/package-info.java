@NullMarked
package dev.vigia.api.database;

import org.jspecify.annotations.NullMarked;
