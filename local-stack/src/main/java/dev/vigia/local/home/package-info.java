@NullMarked
package dev.vigia.local.home;

import org.jspecify.annotations.NullMarked;
