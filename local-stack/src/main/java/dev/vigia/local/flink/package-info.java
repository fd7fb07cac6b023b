@NullMarked
package dev.vigia.local.flink;

import org.jspecify.annotations.NullMarked;
