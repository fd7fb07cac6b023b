@NullMarked
package dev.vigia.local.model;

import org.jspecify.annotations.NullMarked;
