@NullMarked
package dev.vigia.local.demo;

import org.jspecify.annotations.NullMarked;
