@NullMarked
package dev.vigia.local.broker;

import org.jspecify.annotations.NullMarked;
